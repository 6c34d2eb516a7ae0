"""What LinkedIn should hold, holds and answered: a row per stream and record."""

from django.db import models
from django.db.models import Q

from base.public_ids import new_public_id


class Stream(models.TextChoices):
    """The outgoing streams, in the order in which LinkedIn wants them (rsc-contract 12.5)."""

    JOBS = "jobs", "Job"
    CANDIDATES = "candidates", "Candidate"
    MEMBERS = "members", "Link to the LinkedIn profile"
    APPLICATIONS = "applications", "Application"
    STAGES = "stages", "Stage"


class Hold(models.TextChoices):
    """Why a record is not sent; the label completes "Held back: …"."""

    PROSPECT = "prospect", "still a prospect"
    PRIVATE_CANDIDATE = "private_candidate", "the candidate is private"
    CONFIDENTIAL_JOB = "confidential_job", "the job is confidential"
    DRAFT_JOB = "draft_job", "the job is a draft"
    NO_IDENTITY = "no_identity", "LinkedIn needs an e-mail address or a linked profile"
    NOT_LINKED = "not_linked", "no LinkedIn profile is linked"
    NOT_CONNECTED = "not_connected", "LinkedIn is not connected"
    WAITING_FOR_JOB = "waiting_for_job", "waiting for the job to reach LinkedIn"
    WAITING_FOR_CANDIDATE = "waiting_for_candidate", "waiting for the candidate to reach LinkedIn"
    WAITING_FOR_APPLICATION = (
        "waiting_for_application",
        "waiting for the application to reach LinkedIn",
    )


class LedgerRow(models.Model):
    """The sync of one record in one stream. `record` is its public id, which LinkedIn knows too.

    `revision` rises with every change; a row in flight remembers the one it carries, and is sent
    again when it has risen since. `held_at_linkedin` says that LinkedIn has some version of it.
    `job`, `candidate` and `application` are public ids: for the pages, and for whom a row waits.
    """

    class State(models.TextChoices):
        HELD = "held", "Held back"
        QUEUED = "queued", "Queued"
        IN_FLIGHT = "in_flight", "Being sent"
        SENT = "sent", "Sent"
        RETRYING = "retrying", "Trying again"
        NEEDS_ATTENTION = "needs_attention", "Needs attention"
        DELETION_QUEUED = "deletion_queued", "Deletion queued"
        DELETED = "deleted", "Deleted"

    public_id = models.CharField(max_length=40, unique=True, default=new_public_id, editable=False)
    stream = models.CharField(max_length=15, choices=Stream.choices)
    record = models.CharField(max_length=40)
    job = models.CharField(max_length=40, blank=True)
    candidate = models.CharField(max_length=40, blank=True)
    application = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=15, choices=State.choices, default=State.QUEUED)
    hold = models.CharField(max_length=25, choices=Hold.choices, blank=True)
    answer = models.TextField(blank=True, help_text="LinkedIn's words.")
    revision = models.PositiveIntegerField(default=0)
    claimed_revision = models.PositiveIntegerField(default=0)
    payload_hash = models.CharField(max_length=64, blank=True)
    held_at_linkedin = models.BooleanField(default=False)
    # What LinkedIn last accepted of a job: its state and availability decide the next operation.
    accepted = models.JSONField(default=dict, blank=True)
    task = models.CharField(max_length=100, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True, blank=True)
    in_flight_since = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stream", "record"], name="ledger_row_once"),
            models.CheckConstraint(
                condition=~Q(state="held") | ~Q(hold=""), name="ledger_held_has_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["stream", "state", "id"], name="ledger_due"),
            models.Index(fields=["candidate"], name="ledger_by_candidate"),
            models.Index(fields=["job", "stream"], name="ledger_by_job"),
            models.Index(fields=["application"], name="ledger_by_application"),
        ]

    def __str__(self) -> str:
        return f"{self.stream} {self.record}"

    @property
    def reason(self) -> str:
        """Why it is not sent, in words; empty when nothing stands in the way."""
        return Hold(self.hold).label if self.hold else self.answer
