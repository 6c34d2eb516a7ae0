"""What LinkedIn itself thinks of an application."""

from django.db import models

from applications.models import Application
from candidates.models import Candidate
from linkedin_rsc.models.notification import Notification


class Evaluation(models.Model):
    """One element of an evaluation push, kept as it came. No colleague's, and never acted on.

    `application` is None where LinkedIn named the candidate alone.
    """

    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="+")
    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    notification = models.ForeignKey(Notification, on_delete=models.CASCADE, related_name="+")
    # Its place among the elements of the push, so that a replay takes its own place again.
    place = models.PositiveSmallIntegerField()
    raw = models.JSONField()
    received_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["notification", "place"], name="evaluation_once"),
        ]

    def __str__(self) -> str:
        return f"evaluation {self.place} of {self.notification_id}"
