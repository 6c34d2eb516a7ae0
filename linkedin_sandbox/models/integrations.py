"""Integrations between a child application and a company or contract (rsc-contract section 4)."""

from django.db import models

from linkedin_sandbox.models.applications import DeveloperApplication
from linkedin_sandbox.models.company import Contract, Organization


class Integration(models.Model):
    """One integration type in one context; exactly one of organization and contract is set."""

    class Type(models.TextChoices):
        ONE_CLICK_EXPORT = "ONE_CLICK_EXPORT", "One-click export"
        IN_ATS_INDICATOR = "IN_ATS_INDICATOR", "In-ATS indicator"
        PROFILE_PLUGIN = "PROFILE_PLUGIN", "Profile widget"
        CSA_API = "CSA_API", "InMail, notes and seats"

    class Status(models.TextChoices):
        PRE_AUTHORIZED = "PRE_AUTHORIZED", "Authorized, not named yet"
        PENDING = "PENDING", "Named, not enabled"
        ENABLED = "ENABLED", "Enabled"
        DISABLED = "DISABLED", "Disabled"

    application = models.ForeignKey(
        DeveloperApplication, on_delete=models.CASCADE, related_name="integrations"
    )
    organization = models.ForeignKey(
        Organization, null=True, blank=True, on_delete=models.CASCADE, related_name="integrations"
    )
    contract = models.ForeignKey(
        Contract, null=True, blank=True, on_delete=models.CASCADE, related_name="integrations"
    )
    type = models.CharField(max_length=40, choices=Type)
    name = models.CharField(max_length=200, blank=True)
    status = models.CharField(max_length=20, choices=Status, default=Status.PENDING)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "application", "organization", "type", name="one_integration_per_organization"
            ),
            models.UniqueConstraint(
                "application", "contract", "type", name="one_integration_per_contract"
            ),
            models.CheckConstraint(
                condition=models.Q(organization__isnull=False) ^ models.Q(contract__isnull=False),
                name="integration_has_one_context",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.type} of {self.context_urn}"

    @property
    def context_urn(self) -> str:
        context = self.organization or self.contract
        return context.urn if context else ""

    @property
    def is_enabled(self) -> bool:
        return self.status == self.Status.ENABLED


class Configuration(models.Model):
    """One key of an integration, for example CALLBACK_URL (rsc-contract section 4.4)."""

    integration = models.ForeignKey(
        Integration, on_delete=models.CASCADE, related_name="configurations"
    )
    key = models.CharField(max_length=40)
    value = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint("integration", "key", name="one_value_per_configuration")
        ]

    def __str__(self) -> str:
        return f"{self.key} of {self.integration_id}"


class CallbackEndpoint(models.Model):
    """A callback URL as the delivery side knows it: validated, failing or blocked."""

    application = models.OneToOneField(
        DeveloperApplication, on_delete=models.CASCADE, related_name="callback"
    )
    url = models.TextField()
    registered_at = models.DateTimeField()
    next_challenge_at = models.DateTimeField()
    last_challenge_at = models.DateTimeField(null=True, blank=True)
    validated_at = models.DateTimeField(null=True, blank=True)
    failures_in_a_row = models.PositiveSmallIntegerField(default=0)
    is_blocked = models.BooleanField(default=False)
    last_result = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"callback of {self.application.client_id}"
