"""The ledger: what LinkedIn should hold, holds and answered.

    mark() in the transaction of a change -> claim() by one sender -> settle() with the answers

A row is never lost between change and answer: a change while a row is in flight raises its
`revision`, and settle() then queues it again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Case, F, QuerySet, Value, When
from django.utils import timezone

from accounts.activity import record
from accounts.models import User
from base.errors import DomainError
from linkedin_rsc.models import Hold, LedgerRow, Stream
from linkedin_rsc.nudges import PUSH_WAITING, nudge_on_commit
from linkedin_rsc.permissions import RESEND
from linkedin_rsc.push import due
from linkedin_rsc.verbs import LinkedInVerb

State = LedgerRow.State

# LinkedIn has this version, or is just getting it.
ARRIVING = (State.SENT, State.IN_FLIGHT)
GONE = (State.DELETED, State.DELETION_QUEUED)

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


# A row as LinkedIn never saw it.
UNSENT: dict[str, Any] = {
    "revision": F("revision") + 1,
    "state": State.QUEUED,
    "hold": "",
    "answer": "",
    "payload_hash": "",
    "held_at_linkedin": False,
    "accepted": {},
    "task": "",
    "attempts": 0,
    "not_before": None,
    "in_flight_since": None,
    "sent_at": None,
}
_RANK = Case(*[When(stream=stream, then=rank) for rank, stream in enumerate(Stream)])
# A job whose task LinkedIn still works on keeps the time of its next poll.
_KEPT_IN_FLIGHT = Case(When(state=State.IN_FLIGHT, then=F("not_before")), default=None)


class InFlight(DomainError):
    code = "in_flight"
    default_message = "This record is being sent at the moment."


class NothingToSend(DomainError):
    code = "nothing_to_send"
    default_message = "This record no longer exists in Tandem, so there is nothing to send."


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
    """Make sure that these records are under way; what was sent or is waiting stays as it is.

    What is in flight is looked at once more: its sender may be about to hold it back for a reason
    of before.
    """
    _insert_missing(marks)
    rows = LedgerRow.objects.filter(state__in=[State.HELD, State.IN_FLIGHT])
    for one in marks:
        _raise(rows.filter(stream=one.stream, record=one.record), one)
    _nudge_for(marks)


@transaction.atomic
def requeue(rows: "QuerySet[LedgerRow]") -> int:
    """Have the sender look at these rows anew: it decides again whether they may go."""
    return _in_order(rows.exclude(state__in=GONE)).update(
        revision=F("revision") + 1,
        state=_unless_in_flight(State.QUEUED),
        hold="",
        answer="",
        attempts=0,
        not_before=_KEPT_IN_FLIGHT,
        changed_at=timezone.now(),
    )


@transaction.atomic
def send_anew(rows: "QuerySet[LedgerRow]", **changes: Any) -> None:
    """Send these rows again although nothing changed here; a row in flight goes once more."""
    _in_order(rows).update(
        revision=F("revision") + 1,
        state=_unless_in_flight(State.QUEUED),
        payload_hash="",
        **changes,
    )


def send_parents_anew(stream: Stream, rows: Sequence[LedgerRow]) -> None:
    """Send again what LinkedIn should have but does not know when these rows refer to it."""
    for parent, reference, _ in due.PARENTS[stream] if rows else ():
        records = {getattr(row, reference) for row in rows}
        parents = LedgerRow.objects.filter(stream=parent, record__in=records, state=State.SENT)
        send_anew(parents, held_at_linkedin=False)


@transaction.atomic
def forget_all() -> None:
    """Forget what LinkedIn holds, because another company or application counts from now on.

    Everything is decided on and sent anew; what a sender has on the way is no longer its own.
    """
    _in_order(LedgerRow.objects.exclude(state__in=GONE)).update(**UNSENT)


@transaction.atomic
def resend(*, row: LedgerRow, by: User) -> LedgerRow:
    """Send a record again, even unchanged, because a person asks for it; locks the row.

    Raises NotAllowed, InFlight, NothingToSend.
    """
    RESEND.require(by)
    row = LedgerRow.objects.select_for_update().get(pk=row.pk)
    if row.state in GONE:
        raise NothingToSend
    if row.state == State.IN_FLIGHT and not row.task:
        raise InFlight
    accepted = {} if _may_be_lost(row) else row.accepted
    requeue(LedgerRow.objects.filter(pk=row.pk))
    LedgerRow.objects.filter(pk=row.pk).update(
        payload_hash="", task="", state=State.QUEUED, not_before=None, in_flight_since=None,
        accepted=accepted,
    )  # fmt: skip
    row.refresh_from_db()
    record(LinkedInVerb.RECORD_RESENT, by=by, subject=row, job=row.job, candidate=row.candidate)
    nudge_on_commit(PUSH_WAITING)
    return row


def _may_be_lost(row: LedgerRow) -> bool:
    """Tell whether LinkedIn refused to update a job, which it does with one it has lost."""
    states = [row.accepted.get("state"), row.accepted.get("asked", {}).get("state")]
    return row.state == State.NEEDS_ATTENTION and states == ["LISTED", "LISTED"]


@transaction.atomic
def rescue(stream: Stream, now: datetime) -> None:
    """Queue again what a dead sender held, and free children whose parents have arrived."""
    rows = LedgerRow.objects.filter(stream=stream)
    _in_order(rows.filter(due.is_stuck(now))).update(state=State.QUEUED, in_flight_since=None)
    for hold, arrived in due.arrivals(stream):
        _in_order(rows.filter(arrived, hold=hold)).update(state=State.QUEUED, hold="")


@transaction.atomic
def claim(stream: Stream, now: datetime, limit: int) -> list[LedgerRow]:
    """Take up to `limit` due rows into flight, oldest first. One sender a stream at a time."""
    waiting = LedgerRow.objects.filter(due.is_due(now), stream=stream, task="").order_by("id")
    rows = list(waiting.select_for_update(skip_locked=True)[:limit])
    LedgerRow.objects.filter(pk__in=[row.pk for row in rows]).update(
        state=State.IN_FLIGHT,
        in_flight_since=now,
        not_before=None,
        claimed_revision=F("revision"),
    )
    for row in rows:
        row.state, row.claimed_revision = State.IN_FLIGHT, row.revision
        row.in_flight_since = now
    return rows


@transaction.atomic
def settle(rows: Sequence[LedgerRow]) -> None:
    """Write what became of claimed rows; a row that changed meanwhile is queued again.

    A row that was taken from us meanwhile, known by when it was claimed, is left alone. Two
    statements whatever the number: lock the present revisions, upsert the rows.
    """
    locked = LedgerRow.objects.filter(pk__in=[row.pk for row in rows]).select_for_update()
    found = locked.order_by("pk").values_list("pk", "revision", "in_flight_since")
    present = {pk: (revision, since) for pk, revision, since in found}
    ours = [row for row in rows if present.get(row.pk, (0, None))[1] == row.in_flight_since]
    for row in ours:
        has_changed = present[row.pk][0] != row.claimed_revision
        if has_changed and not row.task:
            row.state, row.hold, row.not_before = State.QUEUED, "", None
            row.payload_hash = ""
    LedgerRow.objects.bulk_create(
        ours,
        update_conflicts=True,
        unique_fields=["stream", "record"],
        update_fields=SETTLED_FIELDS,
    )


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


def _in_order(rows: "QuerySet[LedgerRow]") -> "QuerySet[LedgerRow]":
    """Lock rows in the order everybody keeps, LinkedIn's streams, then age, and return them.

    Two who lock several then never wait for each other. Needs a transaction.
    """
    locked = rows.order_by(_RANK, "pk").select_for_update(of=("self",))
    return LedgerRow.objects.filter(pk__in=locked.values("pk"))


def _nudge_for(marks: Sequence[Mark]) -> None:
    if any(one.hold is None for one in marks):
        nudge_on_commit(PUSH_WAITING)
