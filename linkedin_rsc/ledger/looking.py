"""Having rows looked at anew: the sender decides again whether they may go, and as what.

What concerns a few rows is written at once; what concerns many is a wish that `fill` fulfils slice
by slice in the background.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Case, F, QuerySet, Value, When
from django.utils import timezone

from linkedin_rsc.leases.clock import Now
from linkedin_rsc.models import LedgerFill, LedgerRow
from linkedin_rsc.nudges import FILL_LEDGER, nudge_on_commit

State = LedgerRow.State

# LinkedIn has this version, or is just getting it.
ARRIVING = (State.SENT, State.IN_FLIGHT)
GONE = (State.DELETED, State.DELETION_QUEUED)


@transaction.atomic(savepoint=False)
def requeue(rows: "QuerySet[LedgerRow]") -> int:
    """Have the sender look at these rows anew; return how many they are."""
    return in_order(rows.exclude(state__in=GONE)).update(
        revision=F("revision") + 1,
        state=_unless_in_flight(State.QUEUED),
        hold="",
        answer="",
        attempts=0,
        due_at=_due_unless_in_flight(),
        changed_at=timezone.now(),
    )


@transaction.atomic(savepoint=False)
def send_anew(rows: "QuerySet[LedgerRow]", **changes: Any) -> None:
    """Send these rows again although nothing changed here; a row in flight goes once more."""
    in_order(rows).update(
        revision=F("revision") + 1,
        state=_unless_in_flight(State.QUEUED),
        due_at=_due_unless_in_flight(),
        payload_hash="",
        **changes,
    )


def want_look(streams: Iterable[str], job: str) -> None:
    """Have all rows of some streams that are below a job, or its applicants', looked at anew."""
    LedgerFill.objects.want((stream, job) for stream in streams)
    nudge_on_commit(FILL_LEDGER)


def want_look_at_all() -> None:
    """Have every row looked at anew that a switch may set free, and every job's."""
    LedgerFill.objects.want([("", "")])
    nudge_on_commit(FILL_LEDGER)


def in_order(rows: "QuerySet[LedgerRow]") -> "QuerySet[LedgerRow]":
    """Lock rows in the order everybody keeps and return them.

    Two who lock several then never wait for each other. Needs a transaction.
    """
    locked = rows.order_by("stream", "record").select_for_update(of=("self",))
    return LedgerRow.objects.filter(pk__in=locked.values("pk"))


def _unless_in_flight(state: str) -> Case:
    return Case(When(state=State.IN_FLIGHT, then=Value(State.IN_FLIGHT)), default=Value(state))


def _due_unless_in_flight() -> Case:
    """A job whose task LinkedIn still works on keeps the time of its next question."""
    return Case(When(state=State.IN_FLIGHT, then=F("due_at")), default=Now())
