"""What LinkedIn should hold, holds and answered: a row per stream and record."""

from collections.abc import Iterable
from typing import Any, Self

from django.db import models
from django.db.models import Q, Sum, Value
from django.db.models.functions import Upper
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Stream(models.TextChoices):
    """The outgoing streams, in the order in which LinkedIn wants them (rsc-contract 12.5)."""

    JOBS = "jobs", _("Job")
    CANDIDATES = "candidates", _("Candidate")
    MEMBERS = "members", _("Link to the LinkedIn profile")
    APPLICATIONS = "applications", _("Application")
    STAGES = "stages", _("Stage")


class Hold(models.TextChoices):
    """Why a record is not sent; the label completes "Held back: …"."""

    PROSPECT = "prospect", _("still a prospect")
    PRIVATE_CANDIDATE = "private_candidate", _("the candidate is private")
    CONFIDENTIAL_JOB = "confidential_job", _("the job is confidential")
    DRAFT_JOB = "draft_job", _("the job is a draft")
    NO_IDENTITY = "no_identity", _("LinkedIn needs an e-mail address or a linked profile")
    NOT_LINKED = "not_linked", _("no LinkedIn profile is linked")
    NOT_CONNECTED = "not_connected", _("LinkedIn is not connected")
    WAITING_FOR_JOB = "waiting_for_job", _("waiting for the job to reach LinkedIn")
    WAITING_FOR_CANDIDATE = (
        "waiting_for_candidate",
        _("waiting for the candidate to reach LinkedIn"),
    )
    WAITING_FOR_APPLICATION = (
        "waiting_for_application",
        _("waiting for the application to reach LinkedIn"),
    )
    GONE_HERE = (
        "gone_here",
        _("it no longer exists in Tandem, which cannot take it off LinkedIn yet"),
    )


# What waits for its sender; a row in flight for its task, or to be taken from a dead sender.
WAITING = ["queued", "retrying", "in_flight", "deletion_queued"]
# What is looked for by its state, being rare; the rest is found by stream or by what waits.
OFF_THE_WAY = ["held", "retrying", "needs_attention", "deletion_queued", "deleted"]


class Word(Value):
    """A word of ours, written into the statement as it is.

    SQLite takes a partial index only for a statement that has the index's condition in the very
    same words; a parameter could be any word.
    """

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[str | int, ...]]:
        return f"'{self.value}'", ()


class LedgerRowQuerySet(models.QuerySet["LedgerRow"]):
    def waiting(self) -> Self:
        return self.filter(state__in=[Word(state) for state in WAITING])

    def standing(self, state: str) -> Self:
        """Rows in a state, by the index of what is off the way where it is such a state."""
        rows = self.filter(state=Word(LedgerRow.State(state).value))
        return rows.filter(state__in=map(Word, OFF_THE_WAY)) if state in OFF_THE_WAY else rows

    def found_by(self, *, stream: str = "", state: str = "", record: str = "") -> Self:
        """Rows by what is given of the three, each combination on an index of its own."""
        rows = self.standing(state) if state else self
        if record:
            # The index of records begins with the stream.
            return rows.filter(record=record, stream__in=[stream] if stream else Stream.values)
        if stream and state not in OFF_THE_WAY:
            return rows.alias(capitals=Upper("stream")).filter(capitals=stream.upper())
        return rows.filter(stream=stream) if stream else rows

    def with_public_id(self, public_id: str) -> Self:
        stream, _dash, record = public_id.partition("-")
        return self.filter(stream=stream, record=record)


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
        DELETION_QUEUED = "deletion_queued", _("Deletion queued")
        DELETED = "deleted", _("Deleted")

    class Wanted(models.TextChoices):
        PRESENT = "present", _("At LinkedIn")
        ABSENT = "absent", _("Not at LinkedIn")

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
            models.Index(
                fields=["application"],
                name="ledger_troubled_application",
                condition=Q(state="needs_attention"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stream} {self.record}"

    def seen_in(self, epoch: int) -> Self:
        """Return the row as it counts now: what another company held is not at LinkedIn."""
        if self.epoch != epoch:
            self.held_at_linkedin = False
            if self.state == self.State.SENT:
                self.state = self.State.QUEUED
        return self

    @property
    def public_id(self) -> str:
        """What pages and the API call it: a record is in a stream only once."""
        return f"{self.stream}-{self.record}"

    @property
    def reason(self) -> str:
        """Why it is not sent, in words; empty when nothing stands in the way."""
        return str(Hold(self.hold).label) if self.hold else self.answer

    def get_stream_display(self) -> str:
        return str(Stream(self.stream).label)


class LedgerCountQuerySet(models.QuerySet["LedgerCount"]):
    def by_place(self, states: Iterable[str]) -> dict[tuple[str, str], int]:
        """Return how many rows of each stream are in these states, without those that are none."""
        rows = self.filter(state__in=list(states)).values("stream", "state")
        sums = rows.annotate(sum=Sum("number")).order_by("stream", "state")
        return {(row["stream"], row["state"]): row["sum"] for row in sums if row["sum"]}


class LedgerCount(models.Model):
    """How many rows of a stream are in a state: the sum of `number`, which triggers keep.

    PostgreSQL's triggers add a row for each statement, so that nobody waits for a counter; a beat
    folds them. SQLite, where there is one writer anyway, changes the one row.
    """

    stream = models.CharField(max_length=40)
    state = models.CharField(max_length=20, choices=LedgerRow.State.choices)
    number = models.BigIntegerField()

    objects = LedgerCountQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["stream", "state"], name="ledger_count_of")]

    def __str__(self) -> str:
        return f"{self.stream} {self.state}: {self.number:+}"


class LedgerFillQuerySet(models.QuerySet["LedgerFill"]):
    def want(self, places: Iterable[tuple[str, str]]) -> None:
        """Note wishes by stream and job, anew from the beginning where one is being fulfilled."""
        now = timezone.now()
        self.bulk_create(
            [LedgerFill(stream=stream, job=job, wanted_at=now) for stream, job in places],
            update_conflicts=True,
            unique_fields=["stream", "job"],
            update_fields=["cursor", "wanted_at"],
        )


class LedgerFill(models.Model):
    """What of the ledger is to be filled or looked at anew in the background, and how far that is.

    Without a job it is about all records of a stream, or, without a stream, about all rows that
    stand in the ledger; with a job about what is below that job. A wish is fulfilled slice by
    slice, each in a transaction that moves the cursor on, so a killed worker loses one slice.
    """

    stream = models.CharField(max_length=40, blank=True)
    job = models.CharField(max_length=40, blank=True)
    # The primary key of the last record, application or row that is done.
    cursor = models.BigIntegerField(default=0)
    wanted_at = models.DateTimeField()

    objects = LedgerFillQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stream", "job"], name="ledger_fill_once"),
        ]

    def __str__(self) -> str:
        return f"{self.stream or 'ledger'} {self.job} from {self.cursor}"
