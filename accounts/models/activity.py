"""The record of what was done and read."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.user import User


class Activity(models.Model):
    """One thing that was done: who, what (`application.stage.changed`), to what, when.

    `job` and `candidate` repeat the public ids of what the subject belongs to, so that a page can
    show everything that happened around a job or a candidate by one indexed read.
    """

    verb = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=30)
    subject = models.CharField(max_length=40)
    job = models.CharField(max_length=40, blank=True)
    candidate = models.CharField(max_length=40, blank=True)
    actor = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True)
    data = models.JSONField(default=dict, blank=True)
    occurred_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = _("activities")
        indexes = [
            models.Index(fields=["subject", "-id"], name="activity_by_subject"),
            models.Index(fields=["job", "-id"], name="activity_by_job"),
            models.Index(fields=["candidate", "-occurred_at", "-id"], name="activity_of_candidate"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject} ({self.pk})"


class RecordRead(models.Model):
    """That somebody read a candidate's record, or a list of several (accounts.reading)."""

    user = models.ForeignKey(User, on_delete=models.CASCADE)
    # The candidate's public id, empty for a list.
    subject = models.CharField(max_length=40, blank=True)
    # What was read there: the address without its ids.
    route = models.CharField(max_length=120)
    count = models.PositiveSmallIntegerField(default=1)
    read_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["subject", "-id"], name="record_read_by_subject")]

    def __str__(self) -> str:
        return f"{self.user_id} read {self.subject} ({self.pk})"
