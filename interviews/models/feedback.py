"""What interviewers thought of an application."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from accounts import policy
from accounts.models import User
from applications.models.application import Application, opened_from
from base.public_ids import new_public_id
from jobs.places import Places, places_of


class InterviewFeedbackQuerySet(models.QuerySet["InterviewFeedback"]):
    def visible_to(self, user: User, places: Places | None = None) -> Self:
        """Feedback this person may read: their own, and all of the jobs they lead.

        An interviewer reads the others' once their own on that application is in, so that nobody
        writes under the impression of a colleague.
        """
        if policy.sees_everything(user):
            return self
        places = places or places_of(user)
        readable = Q(interviewer=user) | Q(application__job__in=places.led)
        if places.are_all_led:
            return self.filter(readable)
        own = InterviewFeedback.objects.filter(interviewer=user)
        given = own.filter(application=OuterRef("application"))
        return self.filter(readable | (Exists(given) & opened_from(places, "application__")))


class InterviewFeedback(models.Model):
    """What an interviewer thought: words, a recommendation, and results by attribute."""

    class Kind(models.TextChoices):
        PHONE_SCREEN = "phone_screen", _("Phone screen")
        ON_SITE = "on_site", _("On site")

    class Recommendation(models.TextChoices):
        STRONG_YES = "strong_yes", _("Strong yes")
        YES = "yes", _("Yes")
        NO = "no", _("No")
        STRONG_NO = "strong_no", _("Strong no")

    public_id = models.CharField(max_length=40, unique=True, default=new_public_id, editable=False)
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="feedback")
    interviewer = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    # How they talked; empty for any other way.
    kind = models.CharField(
        max_length=20, choices=Kind.choices, blank=True, default="", db_default=""
    )
    feedback = models.TextField()
    recommendation = models.CharField(max_length=10, choices=Recommendation.choices)
    evaluations = models.JSONField(default=list, blank=True)
    created_at = models.DateTimeField()

    # Set by `queries.feedback_page`: whether the reader may delete it.
    may_delete: bool

    objects = InterviewFeedbackQuerySet.as_manager()

    class Meta:
        verbose_name_plural = _("interview feedback")

    def __str__(self) -> str:
        return f"Feedback {self.pk} on {self.application_id}"
