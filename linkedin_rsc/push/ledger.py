"""The ledger: what LinkedIn should hold, holds and answered.

    mark() in the transaction of a change -> claim() by one sender -> settle() with the answers

A row is never lost between change and answer: a change while a row is in flight raises its
`revision`, and settle() then queues it again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone

from accounts.activity import record
from accounts.errors import DomainError
from accounts.models import User
from accounts.policy import require, sees_everything
from linkedin_rsc.models import Hold, LedgerRow, Stream
from linkedin_rsc.nudges import PUSH_WAITING, nudge_on_commit

State = LedgerRow.State

# What a sender that died in the middle held is queued again after this (design.md section 4).
RESCUE_AFTER = timedelta(minutes=10)
WAITING_STATES = (State.QUEUED, State.RETRYING)

# A child goes only after its parents have arrived (rsc-contract 12.5).
PARENTS: dict[str, tuple[tuple[Stream, str, Hold], ...]] = {
    Stream.JOBS: (),
    Stream.CANDIDATES: (),
    Stream.MEMBERS: ((Stream.CANDIDATES, "candidate", Hold.WAITING_FOR_CANDIDATE),),
    Stream.APPLICATIONS: (
        (Stream.JOBS, "job", Hold.WAITING_FOR_JOB),
        (Stream.CANDIDATES, "candidate", Hold.WAITING_FOR_CANDIDATE),
    ),
    Stream.STAGES: ((Stream.APPLICATIONS, "application", Hold.WAITING_FOR_APPLICATION),),
}
SETTLED_FIELDS = [
    "state",
    "hold",
    "answer",
    "payload_hash",
    "held_at_linkedin",
    "accepted",
    "task",
    "attempts",
    "not_before",
    "sent_at",
]


# A job whose task LinkedIn still works on keeps the time of its next poll.
_KEPT_IN_FLIGHT = Case(When(state=State.IN_FLIGHT, then=F("not_before")), default=None)


class InFlight(DomainError):
    code = "in_flight"
    default_message = "This record is being sent at the moment."


@dataclass(frozen=True)
class Mark:
    """One record that changed, and why it is held back if it is."""

    stream: Stream
    record: str
    hold: Hold | None
    job: str = ""
    candidate: str = ""
    application: str = ""

    @property
    def state(self) -> LedgerRow.State:
        return State.HELD if self.hold else State.QUEUED

    def as_row(self) -> LedgerRow:
        return LedgerRow(
            stream=self.stream,
            record=self.record,
            job=self.job,
            candidate=self.candidate,
            application=self.application,
            state=self.state,
            hold=self.hold or "",
        )


def mark(marks: Sequence[Mark]) -> None:
    """Note that these records changed and must be sent again, in the caller's transaction.

    The row is inserted before it is updated: of two changes at once, the later one then always
    finds a row to raise.
    """
    _insert_missing(marks)
    for one in marks:
        _raise(LedgerRow.objects.filter(stream=one.stream, record=one.record), one)
    _nudge_for(marks)


def ensure(marks: Sequence[Mark]) -> None:
    """Make sure that these records are under way; what was sent or is waiting stays as it is."""
    _insert_missing(marks)
    for one in marks:
        held = LedgerRow.objects.filter(stream=one.stream, record=one.record, state=State.HELD)
        _raise(held, one)
    _nudge_for(marks)


def requeue(rows: "QuerySet[LedgerRow]") -> int:
    """Have the sender look at these rows anew: it decides again whether they may go."""
    return rows.exclude(state=State.DELETED).update(
        revision=F("revision") + 1,
        state=_unless_in_flight(State.QUEUED),
        hold="",
        attempts=0,
        not_before=_KEPT_IN_FLIGHT,
        changed_at=timezone.now(),
    )


@transaction.atomic
def resend(*, row: LedgerRow, by: User) -> LedgerRow:
    """Send a record again, even unchanged, because a person asks for it."""
    require(may_resend(by), "Only administrators send records again.")
    if row.state == State.IN_FLIGHT and not row.task:
        raise InFlight
    requeue(LedgerRow.objects.filter(pk=row.pk))
    LedgerRow.objects.filter(pk=row.pk).update(payload_hash="", task="", state=State.QUEUED)
    row.refresh_from_db()
    record("linkedin.record.resent", by=by, subject=row, job=row.job, candidate=row.candidate)
    nudge_on_commit(PUSH_WAITING)
    return row


def may_resend(user: User) -> bool:
    return "administrator" in user.roles and sees_everything(user)


def streams_due(now: datetime) -> list[Stream]:
    """Return the streams with something to do, in LinkedIn's order (one query)."""
    due = LedgerRow.objects.filter(
        _is_due(now) | Q(state=State.HELD, hold__startswith="waiting_") | _is_stuck(now)
    )
    found = set(due.values_list("stream", flat=True).distinct())
    return [stream for stream in Stream if stream in found]


def next_due(now: datetime, within: timedelta) -> datetime | None:
    """Return when the next retry or task poll falls due, if soon."""
    soon = LedgerRow.objects.filter(
        state__in=[State.RETRYING, State.IN_FLIGHT], not_before__lte=now + within
    )
    return soon.order_by("not_before").values_list("not_before", flat=True).first()


def rescue(stream: Stream, now: datetime) -> None:
    """Queue again what a dead sender held, and free children whose parents have arrived."""
    LedgerRow.objects.filter(_is_stuck(now), stream=stream).update(
        state=State.QUEUED, in_flight_since=None
    )
    for parent, reference, hold in PARENTS[stream]:
        arrived = LedgerRow.objects.filter(
            stream=parent, record=OuterRef(reference), held_at_linkedin=True
        )
        LedgerRow.objects.filter(Exists(arrived), stream=stream, hold=hold).update(
            state=State.QUEUED, hold=""
        )


@transaction.atomic
def claim(stream: Stream, now: datetime, limit: int) -> list[LedgerRow]:
    """Take up to `limit` due rows into flight, oldest first. One sender a stream at a time."""
    due = LedgerRow.objects.filter(_is_due(now), stream=stream, task="").order_by("id")
    rows = list(due.select_for_update(skip_locked=True)[:limit])
    LedgerRow.objects.filter(pk__in=[row.pk for row in rows]).update(
        state=State.IN_FLIGHT,
        in_flight_since=now,
        not_before=None,
        claimed_revision=F("revision"),
    )
    for row in rows:
        row.state, row.claimed_revision = State.IN_FLIGHT, row.revision
    return rows


def due_tasks(now: datetime, limit: int) -> list[LedgerRow]:
    """Return the job rows whose task at LinkedIn should be asked about."""
    rows = LedgerRow.objects.filter(state=State.IN_FLIGHT, not_before__lte=now).exclude(task="")
    return list(rows.order_by("not_before", "id")[:limit])


@transaction.atomic
def settle(rows: Sequence[LedgerRow]) -> None:
    """Write what became of claimed rows; a row that changed meanwhile is queued again.

    Two statements whatever the number: lock the present revisions, upsert the rows.
    """
    locked = LedgerRow.objects.filter(pk__in=[row.pk for row in rows]).select_for_update()
    revisions = dict(locked.values_list("pk", "revision"))
    for row in rows:
        has_changed = revisions.get(row.pk, row.claimed_revision) != row.claimed_revision
        if has_changed and not row.task:
            row.state, row.hold, row.not_before = State.QUEUED, "", None
    LedgerRow.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["stream", "record"],
        update_fields=SETTLED_FIELDS,
    )


def missing_parents(rows: Sequence[LedgerRow], stream: Stream) -> dict[int, Hold]:
    """Return for which rows a parent has not arrived yet, by primary key (one query a parent)."""
    missing: dict[int, Hold] = {}
    for parent, reference, hold in reversed(PARENTS[stream]):
        wanted = {getattr(row, reference) for row in rows}
        arrived = set(
            LedgerRow.objects.filter(
                stream=parent, record__in=wanted, held_at_linkedin=True
            ).values_list("record", flat=True)
        )
        missing.update((row.pk, hold) for row in rows if getattr(row, reference) not in arrived)
    return missing


def _insert_missing(marks: Iterable[Mark]) -> None:
    LedgerRow.objects.bulk_create([one.as_row() for one in marks], ignore_conflicts=True)


def _raise(rows: "QuerySet[LedgerRow]", one: Mark) -> None:
    rows.update(
        revision=F("revision") + 1,
        state=_unless_in_flight(one.state),
        hold=Case(When(state=State.IN_FLIGHT, then=Value("")), default=Value(one.hold or "")),
        answer="",
        attempts=0,
        not_before=_KEPT_IN_FLIGHT,
        changed_at=timezone.now(),
    )


def _unless_in_flight(state: str) -> Case:
    return Case(When(state=State.IN_FLIGHT, then=Value(State.IN_FLIGHT)), default=Value(state))


def _nudge_for(marks: Sequence[Mark]) -> None:
    if any(one.hold is None for one in marks):
        nudge_on_commit(PUSH_WAITING)


def _is_due(now: datetime) -> Q:
    arrived = Q(not_before=None) | Q(not_before__lte=now)
    is_task = Q(state=State.IN_FLIGHT) & ~Q(task="") & Q(not_before__lte=now)
    return (Q(state__in=WAITING_STATES) & arrived) | is_task


def _is_stuck(now: datetime) -> Q:
    return Q(state=State.IN_FLIGHT, task="", in_flight_since__lt=now - RESCUE_AFTER)
