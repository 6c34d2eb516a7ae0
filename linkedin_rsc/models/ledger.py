"""What LinkedIn should hold, holds and answered: a row per stream and record."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.fields.json import KeyTransform
from django.db.models.functions import Upper
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linkedin_rsc.models.ledger_lookup import (
    FAILED,
    OFF_THE_WAY,
    WAITING,
    LedgerRowQuerySet,
    words,
)
from linkedin_rsc.models.stream import Hold, Stream


class LedgerRow(models.Model):
    """The sync of one record in one stream. `record` is its public id, which LinkedIn knows too.

    `revision` rises with every change; a row in flight remembers the one it carries, and is sent
    again when it has risen since. `job`, `candidate` and `application` are public ids: for the
    pages, and for whom a row waits. A row outlives its record and holds no name.

    What is known of LinkedIn belongs to an `epoch` of the connection: with another company or
    application LinkedIn holds nothing of ours, whatever a row of an older epoch says.

    Fields that most rows leave alone have defaults in the database, because the ledger is filled
    and marked by statements of its own.
    """

    class State(models.TextChoices):
        HELD = "held", _("Held back")
        QUEUED = "queued", _("Queued")
        IN_FLIGHT = "in_flight", _("Being sent")
        SENT = "sent", _("Sent")
        RETRYING = "retrying", _("Trying again")
        NEEDS_ATTENTION = "needs_attention", _("Needs attention")
        DELETION_QUEUED = "deletion_queued", _("Being withdrawn")
        DELETED = "deleted", _("Deleted")

    class Wanted(models.TextChoices):
        PRESENT = "present", _("At LinkedIn")
        ABSENT = "absent", _("Not at LinkedIn")

    # What the latest look at the record has come to, whatever LinkedIn holds by then.
    # Words of streams and reasons stand in their enumerations, so that one more needs no migration.
    stream = models.CharField(max_length=40)
    record = models.CharField(max_length=40)
    job = models.CharField(max_length=40, blank=True, default="", db_default="")
    candidate = models.CharField(max_length=40, blank=True, default="", db_default="")
    application = models.CharField(max_length=40, blank=True, default="", db_default="")
    wanted = models.CharField(
        max_length=10, choices=Wanted.choices, default=Wanted.PRESENT, db_default=Wanted.PRESENT
    )
    state = models.CharField(max_length=20, choices=State.choices, default=State.QUEUED)
    hold = models.CharField(max_length=40, blank=True, default="", db_default="")
    # When to look at what waits: a row in flight when its task is asked about or its sender is
    # taken for dead. Means nothing for what does not wait.
    due_at = models.DateTimeField(default=timezone.now)
    # Worded when it comes, for it quotes LinkedIn. Why a row is held is a code, worded when shown.
    answer = models.TextField(
        blank=True, default="", db_default="", help_text=_("LinkedIn's words.")
    )
    revision = models.PositiveIntegerField(default=0, db_default=0)
    claimed_revision = models.PositiveIntegerField(default=0, db_default=0)
    payload_hash = models.CharField(max_length=64, blank=True, default="", db_default="")
    epoch = models.PositiveIntegerField(default=1, db_default=1)
    # LinkedIn has accepted some version of it; it may hold one once a call has carried it there.
    held_at_linkedin = models.BooleanField(default=False, db_default=False)
    may_be_held = models.BooleanField(default=False, db_default=False)
    # What LinkedIn last accepted of a job: its state and availability decide the next operation.
    accepted = models.JSONField(default=dict, db_default={}, blank=True)
    task = models.CharField(max_length=100, blank=True, default="", db_default="")
    attempts = models.PositiveSmallIntegerField(default=0, db_default=0)
    in_flight_since = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = LedgerRowQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stream", "record"], name="ledger_row_once"),
            models.CheckConstraint(
                condition=~Q(state="held") | ~Q(hold=""), name="ledger_held_has_reason"
            ),
        ]
        indexes = [
            # What waits, for the sender.
            models.Index(
                fields=["stream", "due_at", "id"],
                name="ledger_waiting",
                condition=Q(state__in=WAITING),
            ),
            models.Index(
                fields=["stream", "due_at"],
                name="ledger_in_flight",
                condition=Q(state="in_flight"),
            ),
            # What may be freed: whether anything waits for a parent at all, and below which job.
            models.Index(
                fields=["hold", "stream", "job"], name="ledger_held", condition=Q(state="held")
            ),
            # What people look up: a person's rows, a stream's, and what is not on its way.
            models.Index(fields=["candidate"], name="ledger_by_candidate"),
            # In capitals, so that only lists of a stream use it. Where the statistics know nothing
            # of a stream yet, a record would be looked for among all of the stream's rows.
            models.Index(Upper("stream"), "id", name="ledger_by_stream"),
            models.Index(
                fields=["state", "id"],
                name="ledger_by_state",
                condition=Q(state__in=OFF_THE_WAY),
            ),
            models.Index(
                fields=["state", "stream", "id"],
                name="ledger_by_state_of_stream",
                condition=Q(state__in=OFF_THE_WAY),
            ),
            # What is held or failed for the same cause, newest first and cause by cause.
            models.Index(
                fields=["hold", "stream", "id"], name="ledger_by_hold", condition=Q(state="held")
            ),
            models.Index(
                "state",
                "stream",
                words(),
                "id",
                name="ledger_by_words",
                condition=Q(state__in=FAILED),
            ),
            models.Index(
                fields=["application"],
                name="ledger_troubled_application",
                condition=Q(state="needs_attention"),
            ),
            # What is being withdrawn below a job, as records and as fields of its applications.
            models.Index(
                fields=["job", "stream"],
                name="ledger_leaving_job",
                condition=Q(state="deletion_queued"),
            ),
            models.Index(
                fields=["job", "sent_at"],
                name="ledger_told_again",
                condition=Q(stream="applications", state__in=WAITING, sent_at__isnull=False),
            ),
            # Whether LinkedIn still has applications of a job that is to be deleted there.
            models.Index(
                fields=["job"],
                name="ledger_applications_held",
                condition=Q(stream="applications", may_be_held=True),
            ),
            # The jobs that LinkedIn would drop before long.
            models.Index(
                KeyTransform("listed_on", "accepted"),
                name="ledger_jobs_listed",
                condition=Q(stream="jobs"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stream} {self.record}"

    def seen_in(self, epoch: int) -> Self:
        """Return the row as it counts now: what another company held is not at LinkedIn."""
        if self.epoch != epoch:
            self.held_at_linkedin = self.may_be_held = False
            self.sent_at = None
            if self.state == self.State.SENT:
                self.state = self.State.QUEUED
            elif self.state == self.State.DELETION_QUEUED:
                self.state = self.State.HELD if self.hold else self.State.DELETED
        return self

    @property
    def public_id(self) -> str:
        """What pages and the API call it: a record is in a stream only once."""
        return f"{self.stream}-{self.record}"

    @property
    def reason(self) -> str:
        """Why it is not sent, in words; empty when nothing stands in the way."""
        return self.answer or (str(Hold(self.hold).label) if self.hold else "")

    def get_stream_display(self) -> str:
        return str(Stream(self.stream).label)
