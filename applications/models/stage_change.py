"""The history of an application."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications.models.application import Application
from base.public_ids import new_public_id
from jobs.models import Stage


class StageChange(models.Model):
    """One step of an application's history, never changed afterwards.

    Rejecting and reinstating are steps too: they are what LinkedIn shows as stages (rsc-contract
    7.7). `label` is the stage's name as it was then.
    """

    class Outcome(models.TextChoices):
        MOVED = "moved", _("Moved")
        REJECTED = "rejected", _("Rejected")
        REINSTATED = "reinstated", _("Reinstated")

    public_id = models.CharField(max_length=40, unique=True, default=new_public_id, editable=False)
    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="stage_changes"
    )
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.MOVED)
    from_stage = models.ForeignKey(
        Stage, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    to_stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="+")
    label = models.CharField(max_length=100)
    changed_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.application_id}: {self.label} ({self.pk})"
