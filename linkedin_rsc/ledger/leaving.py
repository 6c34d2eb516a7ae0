"""What leaves LinkedIn: in which order, and what is known of it meanwhile (rsc-contract 8).

    candidate ── members, deleted with it
        ├── candidate_notes, deleted before it
        └── applications, deleted before it
                ├── stages, application_notes, feedback, deleted with them
                └── attachments, deleted before them

    job, deleted in `/rest/` alone: `ledger.requisitions`
        └── applications, deleted before it

Of a person who is erased everything is deleted by itself, the lowest first, though its parent would
take it along: so LinkedIn confirms each record, for the receipt. What it refuses goes with its
parent after all.

While a record is being deleted nobody knows whether LinkedIn holds it and what goes with it: should
it be wanted there again, it is sent anew with all below it, whatever became of the call.
"""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import Case, F, Q, QuerySet, Value, When

from linkedin_rsc.leases import clock
from linkedin_rsc.leases.clock import Now
from linkedin_rsc.ledger import outcomes, requisitions
from linkedin_rsc.ledger.looking import (
    in_order,
    unless_in_flight,
    waiting_to_leave,
    wake,
    withdraw,
)
from linkedin_rsc.ledger.parents import children_of
from linkedin_rsc.models import Erasure, Hold, LedgerRow, Stream
from linkedin_rsc.streams import OutgoingStream
from linkedin_rsc.streams.listed import listed, listed_keys
from linkedin_rsc.streams.row import Row
from linkedin_rsc.streams.stream import Parent

State, Wanted = LedgerRow.State, LedgerRow.Wanted


def begin(stream: OutgoingStream, rows: Sequence[Row]) -> list[Row]:
    """Begin to withdraw rows that LinkedIn may hold; return those it is to be asked about now.

    The others wait for what must leave before them or takes them along, or have left with that.
    """
    if not rows:
        return []
    _doubt(stream, rows)
    one_by_one = _being_erased(rows)
    waiting = _still_above(stream, rows, one_by_one) | _still_below(stream, rows, one_by_one)
    for row in rows:
        if row.pk in waiting:
            outcomes.wait_to_leave(row, clock.now() + outcomes.AT_LATEST)
    return [row for row in rows if row.may_be_held and row.pk not in waiting]


@transaction.atomic
def _doubt(stream: OutgoingStream, rows: Sequence[Row]) -> None:
    """Take for unknown what LinkedIn holds of these rows, and of what is deleted with them.

    Written before the call, as a sender that dies in it may have been heard, and before asking what
    is still below: whoever sends a child by then no longer takes its parent to be there.
    """
    for row in rows:
        row.held_at_linkedin, row.payload_hash = False, ""
    own = LedgerRow.objects.filter(pk__in=listed_keys(row.pk for row in rows))
    in_order(own).update(held_at_linkedin=False, payload_hash="")
    for child, parent in children_of(stream):
        if parent.takes_along:
            there = Q(held_at_linkedin=True) | Q(state=State.IN_FLIGHT)
            in_order(_below(child, parent, rows).filter(there)).update(**_unknown())


def _being_erased(rows: Sequence[Row]) -> set[str]:
    """Return which of these people are erased, by their former public ids; one query."""
    people = {row.candidate for row in rows if row.hold == Hold.GONE_HERE} - {""}
    if not people:
        return set()
    erasures = Erasure.objects.under_way().filter(record__in=listed(people))
    return set(erasures.values_list("record", flat=True))


def _still_above(stream: OutgoingStream, rows: Sequence[Row], one_by_one: set[str]) -> set[int]:
    """Return which rows leave with their parent, and settle those whose parent has left."""
    parent = next((one for one in stream.PARENTS if one.takes_along), None)
    if parent is None:
        return set()
    records = listed({getattr(row, parent.reference) for row in rows})
    above = LedgerRow.objects.filter(stream=parent.stream, record__in=records, may_be_held=True)
    wanted = dict(above.values_list("record", "wanted"))
    for row in rows:
        if getattr(row, parent.reference) not in wanted:
            outcomes.withdrawn(row)
    leaves_with = {
        row.pk for row in rows if wanted.get(getattr(row, parent.reference)) == Wanted.ABSENT
    }
    return leaves_with - {row.pk for row in rows if row.candidate in one_by_one}


def _still_below(stream: OutgoingStream, rows: Sequence[Row], one_by_one: set[str]) -> set[int]:
    """Return which rows must wait until what is below them has left LinkedIn."""
    everybody, found = {row.candidate for row in rows}, set[str]()
    for child, parent in children_of(stream):
        people = one_by_one if parent.takes_along else everybody
        if people:
            below = LedgerRow.objects.filter(candidate__in=listed(people), stream=child.NAME)
            there = below.filter(may_be_held=True).exclude(state__in=_not_waited_for(parent))
            # Of several below the same, one that is to stay tells.
            standing = dict(there.order_by("wanted").values_list(parent.reference, "wanted"))
            found |= standing.keys()
            if not parent.takes_along and Wanted.PRESENT in standing.values():
                _have_leave(there, parent, rows)
    return {row.pk for row in rows if row.record in found}


def _have_leave(there: "QuerySet[LedgerRow]", parent: Parent, rows: Sequence[Row]) -> None:
    """Tell those to leave whom nothing else forbids, for these rows cannot before them."""
    theirs = {f"{parent.reference}__in": listed(row.record for row in rows)}
    withdraw(there.filter(**theirs, wanted=Wanted.PRESENT), "")


def _not_waited_for(parent: Parent) -> list[LedgerRow.State]:
    """Name the states of rows that would keep their parent for ever: they go with it."""
    return [State.NEEDS_ATTENTION] if parent.takes_along else []


def gone(rows: Iterable[Row]) -> list[Row]:
    """Return those that LinkedIn does not hold, nor should."""
    return [row for row in rows if row.wanted == Wanted.ABSENT and not row.may_be_held]


def refused(rows: Iterable[Row]) -> list[Row]:
    """Return those that should leave LinkedIn and by themselves do not."""
    return [row for row in rows if row.wanted == Wanted.ABSENT and _is_refused(row)]


def _is_refused(row: Row) -> bool:
    return row.state == State.NEEDS_ATTENTION


def wake_parents(stream: OutgoingStream, over: Sequence[Row]) -> None:
    """Wake what waited for these rows to leave before it, or to be refused."""
    for parent in stream.PARENTS if over else ():
        if parent.stream == Stream.JOBS:
            requisitions.wake({getattr(row, parent.reference) for row in over})
            continue
        waited_for = [row for row in over if _is_waited_for(row, parent)]
        if waited_for:
            _wake(parent, waited_for)


def _is_waited_for(row: Row, parent: Parent) -> bool:
    """Whether a parent may wait: one that takes it along does so for who is erased alone."""
    if parent.takes_along:
        return row.state in {State.DELETED, State.NEEDS_ATTENTION}
    return not _is_refused(row)


def take_along(child: OutgoingStream, parent: Parent, gone: Sequence[Row]) -> None:
    """Settle what left LinkedIn together with these rows.

    What is in flight itself goes once more, knowing nothing.
    """
    if not (gone and parent.takes_along):
        return
    is_over = Q(state=State.DELETION_QUEUED) & ~Q(hold__in=["", Hold.GONE_HERE])
    is_refused = Q(state=State.NEEDS_ATTENTION, wanted=Wanted.ABSENT)
    state = Case(
        When(is_over, then=Value(State.HELD)),
        When(is_refused, then=Value(State.DELETION_QUEUED)),
        When(state=State.SENT, then=Value(State.QUEUED)),
        default=F("state"),
    )
    below = _below(child, parent, gone).filter(may_be_held=True)
    in_order(below).update(**_unknown() | {"may_be_held": Q(state=State.IN_FLIGHT), "state": state})


def _wake(parent: Parent, gone: Iterable[Row]) -> None:
    wake(waiting_to_leave(parent.stream, {getattr(row, parent.reference) for row in gone}))


def _unknown() -> dict[str, object]:
    """Say of rows that nobody knows what LinkedIn has of them; what counts as sent is queued."""
    return {
        "held_at_linkedin": False,
        "payload_hash": "",
        "revision": F("revision") + 1,
        "state": Case(When(state=State.SENT, then=Value(State.QUEUED)), default=F("state")),
        "due_at": unless_in_flight("due_at", Now()),
    }


def _below(child: OutgoingStream, parent: Parent, rows: Sequence[Row]) -> "QuerySet[LedgerRow]":
    """Return the rows of a stream that belong to these, found by the person."""
    below = LedgerRow.objects.filter(
        stream=child.NAME, candidate__in=listed({row.candidate for row in rows})
    )
    return below.filter(**{f"{parent.reference}__in": listed(row.record for row in rows)})
