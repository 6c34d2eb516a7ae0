"""An export that waits for a colleague."""

from django.db import models

from accounts.models import User
from base.public_ids import new_public_id
from candidates.models import Candidate
from jobs.models import Job
from linkedin_rsc.models.notification import Notification


class HeldExport(models.Model):
    """A private person exported by somebody who may not open them; a person decides.

    `person` keeps what LinkedIn told, which it forgets after 24 hours. Gone once it is decided.
    """

    public_id = models.CharField(max_length=40, unique=True, default=new_public_id, editable=False)
    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="+")
    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="+")
    exporter = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    notification = models.ForeignKey(
        Notification, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    person = models.JSONField()
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["candidate", "job"], name="held_export_once"),
        ]

    def __str__(self) -> str:
        return f"{self.candidate_id} for {self.job_id}"
