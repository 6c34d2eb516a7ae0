"""What of the company takes part: its Recruiter contracts, and each integration by LinkedIn."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from linkedin_rsc.models.connection import Connection
from talent_pools.models import TalentPool


class IntegrationType(models.TextChoices):
    """The four parts of Recruiter System Connect (rsc-contract section 1)."""

    ONE_CLICK_EXPORT = "ONE_CLICK_EXPORT", _("One-click export")
    IN_ATS_INDICATOR = "IN_ATS_INDICATOR", _("In-ATS indicator")
    PROFILE_PLUGIN = "PROFILE_PLUGIN", _("Profile widget")
    CSA_API = "CSA_API", _("InMails, notes and shared profiles")


class Contract(models.Model):
    """A Recruiter contract of the company whose seats use the integration."""

    connection = models.ForeignKey(Connection, on_delete=models.CASCADE, related_name="contracts")
    contract_id = models.CharField(_("contract ID"), max_length=20, unique=True)
    name = models.CharField(max_length=200, blank=True)
    # Where those are kept who shared their profile with its recruiters.
    pool = models.ForeignKey(
        TalentPool, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    def __str__(self) -> str:
        return self.name or f"Contract {self.contract_id}"

    @property
    def urn(self) -> str:
        return f"urn:li:contract:{self.contract_id}"


class Integration(models.Model):
    """One integration type in one context, as LinkedIn last described it."""

    connection = models.ForeignKey(
        Connection, on_delete=models.CASCADE, related_name="integrations"
    )
    type = models.CharField(max_length=30, choices=IntegrationType.choices)
    context = models.CharField(max_length=100)
    name = models.CharField(max_length=200, blank=True)
    # LinkedIn's own word; values are not confirmed (rsc-contract 4.3), so any text is kept.
    status = models.CharField(max_length=40, blank=True)
    raw = models.JSONField(default=dict, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    # Since when it is off after having been on; empty while it is on or never was.
    switched_off_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["type", "context"], name="integration_once"),
        ]

    def __str__(self) -> str:
        return f"{self.type} of {self.context}"

    @property
    def is_enabled(self) -> bool:
        return self.status.upper() == "ENABLED"

    def stand(self, status: str, at: datetime) -> None:
        """Take LinkedIn's word of `at` for how it stands."""
        was_enabled = self.is_enabled
        self.status, self.checked_at = status, at
        if self.is_enabled:
            self.switched_off_at = None
        elif was_enabled:
            self.switched_off_at = at
