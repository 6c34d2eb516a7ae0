"""What LinkedIn pushed to us, kept raw."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applications.models import Application
from base.public_ids import new_public_id
from linkedin_rsc.models.notification_lookup import (
    RARE_KINDS,
    UNUSUAL_STATES,
    NotificationQuerySet,
)


class Notification(models.Model):
    """One event of one push, stored before it is answered and processed afterwards.

    Unique per child application, kind and request id: LinkedIn delivers more than once.
    """

    class Kind(models.TextChoices):
        EXPORT = "EXPORT_CANDIDATE_PROFILE", _("Export to ATS")
        STATUS_CHANGE = "INTEGRATION_STATUS_CHANGE", _("Integration switched")
        EVALUATION = "EVALUATION", _("Evaluation by LinkedIn")
        UNKNOWN = "UNKNOWN", _("Unknown")

    class State(models.TextChoices):
        RECEIVED = "received", _("Waiting")
        PROCESSING = "processing", _("In work")
        HELD = "held", _("Waits for a colleague")
        DONE = "done", _("Done")
        REFUSED = "refused", _("Refused")
        FAILED = "failed", _("Failed")
        IGNORED = "ignored", _("Ignored")
        EXPIRED = "expired", _("Expired")

    public_id = models.CharField(max_length=40, unique=True, default=new_public_id, editable=False)
    application_urn = models.CharField(max_length=100)
    kind = models.CharField(max_length=40, choices=Kind.choices)
    kind_as_sent = models.CharField(max_length=100)
    request_id = models.CharField(max_length=200)
    # The whole push, or of one with several events the part about this one; empty once it is
    # older than a month (webhooks.md section 4).
    raw_body = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RECEIVED)
    # Worded when it happens, for it quotes LinkedIn or the refusal of a service.
    reason = models.TextField(blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField()
    processing_since = models.DateTimeField(null=True, blank=True)
    processed_at = models.DateTimeField(null=True, blank=True)
    # By which seat it was exported, "" where LinkedIn did not say; None until it is counted.
    exported_seat = models.CharField(max_length=20, null=True, blank=True)  # noqa: DJ001
    application = models.ForeignKey(
        Application, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = NotificationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application_urn", "kind_as_sent", "request_id"], name="notification_once"
            ),
        ]
        indexes = [
            models.Index(fields=["state", "not_before"], name="notification_waiting"),
            # What people look up; the rest is newest first, by primary key.
            models.Index(fields=["request_id"], name="notification_by_request"),
            models.Index(fields=["received_at"], name="notification_by_time"),
            models.Index(
                fields=["state", "id"],
                name="notification_unusual",
                condition=Q(state__in=UNUSUAL_STATES),
            ),
            models.Index(
                fields=["kind", "id"],
                name="notification_rare_kind",
                condition=Q(kind__in=RARE_KINDS),
            ),
            # Whose raw body is still kept, oldest first.
            models.Index(
                fields=["received_at"], name="notification_raw", condition=Q(raw_body__gt="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind_as_sent} {self.request_id}"

    @property
    def tells_of_somebody(self) -> bool:
        """Whether a person is named in it or in what became of it, as far as can be known."""
        return self.kind != self.Kind.STATUS_CHANGE

    @property
    def whose(self) -> str:
        """Return the public id of the person it led to, "" of none; no query where selected."""
        return self.application.candidate.public_id if self.application else ""

    def has_expired(self, now: datetime) -> bool:
        """Whether LinkedIn's own term is over; what names none never expires."""
        return self.expires_at is not None and self.expires_at <= now


class CallbackCount(models.Model):
    """How often the callback URL gave which answer on which day; refused calls leave only this."""

    class Outcome(models.TextChoices):
        DUPLICATE = "duplicate", _("Known already")
        CHALLENGE = "challenge", _("Challenge answered")
        # Whoever checks the address sends, too, what must not be signed (webhooks.md section 1.2).
        BAD_CHALLENGE = "bad_challenge", _("Test turned away")
        OTHER_CHALLENGE = "other_challenge", _("Challenge refused")
        UNKNOWN_TOKEN = "unknown_token", _("Unknown address")
        UNSIGNED = "unsigned", _("Signature missing or wrong")
        MALFORMED = "malformed", _("Not readable")
        TOO_LARGE = "too_large", _("Too large")
        ENCODED = "encoded", _("Compressed")

    outcome = models.CharField(max_length=15, choices=Outcome.choices)
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["outcome", "day"], name="callback_count_once"),
        ]

    def __str__(self) -> str:
        return f"{self.outcome} on {self.day}: {self.count}"
