"""Having rows looked at anew: the sender decides again whether they may go, and as what.

What concerns a few rows is written at once; what concerns many is a wish that `fill` fulfils slice
by slice in the background.
"""

from collections.abc import Iterable
from typing import Any, Literal

from django.db import transaction
from django.db.models import Case, F, QuerySet, Value, When
from django.utils import timezone

from linkedin_rsc.leases.clock import Now
from linkedin_rsc.models import Hold, LedgerFill, LedgerRow, Stream
from linkedin_rsc.nudges import FILL_LEDGER, nudge_on_commit
from linkedin_rsc.streams.listed import listed

State, Wanted = LedgerRow.State, LedgerRow.Wanted

PLACE = Case(*(When(stream=one, then=Value(one.place)) for one in Stream))
# LinkedIn has this version, or is just getting it.
ARRIVING = (State.SENT, State.IN_FLIGHT)


def requeue(rows: "QuerySet[LedgerRow]") -> int:
    """Have the sender look at these rows anew; return how many they are."""
    return _look_anew(rows, Value(State.QUEUED), wanted=Wanted.PRESENT, hold="")


def withdraw(rows: "QuerySet[LedgerRow]", hold: Hold | Literal[""]) -> int:
    """Have LinkedIn hold nothing of these rows any more; return how many they are.

    `hold` is empty where only the sender can say why: it decides on them anew, too. What LinkedIn
    cannot hold is held back at once, or deleted where it is gone here.
    """
    there = When(may_be_held=True, then=Value(State.DELETION_QUEUED))
    kept = State.DELETED if hold == Hold.GONE_HERE else State.HELD
    state = Case(there, default=Value(kept))
    return _look_anew(rows, state, wanted=Wanted.ABSENT, hold=hold)


@transaction.atomic(savepoint=False)
def _look_anew(rows: "QuerySet[LedgerRow]", state: Value | Case, **changes: Any) -> int:
    return in_order(rows.exclude(state=State.DELETED)).update(
        revision=F("revision") + 1,
        state=unless_in_flight("state", state),
        answer="",
        attempts=0,
        due_at=unless_in_flight("due_at", Now()),
        changed_at=timezone.now(),
        **changes,
    )


@transaction.atomic(savepoint=False)
def send_anew(rows: "QuerySet[LedgerRow]", **changes: Any) -> None:
    """Send these rows again although nothing changed here; a row in flight goes once more."""
    in_order(rows).update(
        revision=F("revision") + 1,
        state=unless_in_flight("state", Value(State.QUEUED)),
        due_at=unless_in_flight("due_at", Now()),
        payload_hash="",
        **changes,
    )


def waiting_to_leave(stream: Stream, records: set[str]) -> "QuerySet[LedgerRow]":
    """Select what waits until it may leave LinkedIn, or is just being decided on."""
    standing = LedgerRow.objects.filter(state__in=[State.DELETION_QUEUED, State.IN_FLIGHT])
    return standing.filter(stream=stream, record__in=listed(records))


def wake(rows: "QuerySet[LedgerRow]") -> None:
    """Have what waits for something else looked at now. Needs a transaction."""
    in_order(rows).update(revision=F("revision") + 1, due_at=unless_in_flight("due_at", Now()))


def want_look(streams: Iterable[str], job: str) -> None:
    """Have all rows of some streams that are below a job, or its applicants', looked at anew."""
    LedgerFill.objects.want((stream, job) for stream in streams)
    nudge_on_commit(FILL_LEDGER)


def want_look_at_all() -> None:
    """Have every row looked at anew that a switch may set free, and every job's."""
    LedgerFill.objects.want([("", "")])
    nudge_on_commit(FILL_LEDGER)


def in_order(rows: "QuerySet[LedgerRow]") -> "QuerySet[LedgerRow]":
    """Lock rows in the order everybody keeps, parents before their children, and return them.

    Two who lock several then never wait for each other. Needs a transaction.
    """
    locked = rows.order_by(PLACE, "record").select_for_update(of=("self",))
    return LedgerRow.objects.filter(pk__in=locked.values("pk"))


def unless_in_flight(field: str, value: Any) -> Case:
    """Give a field of rows a value, but for those in flight, which keep their own.

    So a job whose task LinkedIn still works on keeps the time of its next question.
    """
    return Case(When(state=State.IN_FLIGHT, then=F(field)), default=value)
