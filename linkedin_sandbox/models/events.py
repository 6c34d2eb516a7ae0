"""What LinkedIn tells the ATS: exports, status changes, and the pushes that announce them."""

from django.db import models

from linkedin_sandbox.models.applications import DeveloperApplication
from linkedin_sandbox.models.company import Member, Organization, Seat
from linkedin_sandbox.models.integrations import Integration
from linkedin_sandbox.models.jobs import Job


class Export(models.Model):
    """A recruiter pressed *Export to ATS*; fetched by `request_id` (rsc-contract section 6)."""

    application = models.ForeignKey(DeveloperApplication, on_delete=models.CASCADE)
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE)
    request_id = models.CharField(max_length=40, unique=True)
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="exports")
    job = models.ForeignKey(Job, null=True, blank=True, on_delete=models.SET_NULL)
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="exports")
    email_addresses = models.JSONField(default=list)
    exported_at = models.DateTimeField()
    fetched_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"export {self.request_id}"


class StatusChange(models.Model):
    """An integration was enabled or disabled; fetched by `request_id` (section 5.6)."""

    application = models.ForeignKey(DeveloperApplication, on_delete=models.CASCADE)
    request_id = models.CharField(max_length=40, unique=True)
    integrations = models.ManyToManyField(Integration)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"status change {self.request_id}"


class Delivery(models.Model):
    """One push to a callback URL, with every attempt kept (section 5)."""

    class State(models.TextChoices):
        QUEUED = "queued", "Waiting"
        DELIVERED = "delivered", "Delivered"
        FAILED = "failed", "Given up"
        BLOCKED = "blocked", "Callback blocked"
        NO_CALLBACK = "no_callback", "No callback URL"

    application = models.ForeignKey(DeveloperApplication, on_delete=models.CASCADE)
    event_type = models.CharField(max_length=40)
    request_id = models.CharField(max_length=40, db_index=True)
    state = models.CharField(max_length=12, choices=State, default=State.QUEUED)
    attempts = models.JSONField(default=list, help_text="at, status or error, body as sent")
    queued_at = models.DateTimeField()
    due_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.event_type} {self.request_id}: {self.state}"
