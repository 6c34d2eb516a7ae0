"""Children wait for their parents: a row goes only after what it refers to is at LinkedIn."""

from collections.abc import Iterable, Iterator, Sequence

from django.db.models import QuerySet

from linkedin_rsc.leases import clock
from linkedin_rsc.leases.clock import Now
from linkedin_rsc.ledger import due
from linkedin_rsc.ledger.looking import ARRIVING, in_order, send_anew, want_look
from linkedin_rsc.models import Hold, LedgerRow, Stream
from linkedin_rsc.models.ledger_lookup import Word
from linkedin_rsc.streams import IN_ORDER, OutgoingStream
from linkedin_rsc.streams.listed import listed
from linkedin_rsc.streams.row import Row
from linkedin_rsc.streams.stream import Parent

State = LedgerRow.State

# So many children of a job are freed with it; more are freed slice by slice in the background.
MAX_AT_ONCE = 200


def missing(stream: OutgoingStream, rows: Sequence[Row], epoch: int) -> dict[int, Hold]:
    """Return for which rows a parent has not arrived yet, by primary key (one query a parent)."""
    found: dict[int, Hold] = {}
    for parent in reversed(stream.PARENTS):
        wanted = {_reference(row, parent) for row in rows}
        arrived = due.have_arrived(parent.stream, wanted, epoch)
        waiting = [row for row in rows if _reference(row, parent) not in arrived]
        found.update((row.pk, parent.hold) for row in waiting)
    return found


def look_once_more(stream: OutgoingStream, rows: Sequence[Row], others: Iterable[Row] = ()) -> None:
    """Queue again what is about to wait for a parent that has arrived since it was decided on.

    Locks the parents: one that is just being settled is waited for, and whoever settles one later
    finds the row waiting. Those of `others` are locked with them, to be written later on.
    """
    for parent in stream.PARENTS:
        waiting = [row for row in rows if row.state == State.HELD and row.hold == parent.hold]
        records = {_reference(row, parent) for row in (*waiting, *others)}
        if not records:
            continue
        rows_of_parents = LedgerRow.objects.filter(stream=parent.stream, record__in=listed(records))
        found = rows_of_parents.order_by("record").select_for_update(no_key=True)
        held = {
            (record, epoch)
            for record, epoch, is_held in found.values_list("record", "epoch", "held_at_linkedin")
            if is_held
        }
        for row in waiting:
            if (_reference(row, parent), row.epoch) in held:
                row.state, row.hold, row.due_at = State.QUEUED, "", clock.now()


def children_of(stream: OutgoingStream) -> Iterator[tuple[OutgoingStream, Parent]]:
    """Yield the streams below, in order, each with what it says of this one."""
    for child in IN_ORDER:
        for parent in child.PARENTS:
            if parent.stream == stream.NAME:
                yield child, parent


def send_anew_for(stream: OutgoingStream, orphans: Sequence[Row]) -> None:
    """Send again what LinkedIn should have but does not know when these rows refer to it."""
    for parent in stream.PARENTS if orphans else ():
        records = {_reference(row, parent) for row in orphans}
        rows = LedgerRow.objects.filter(stream=parent.stream, record__in=records, state=State.SENT)
        send_anew(rows, held_at_linkedin=False)


def send_spoilt(child: Stream, rows: Iterable[Row]) -> None:
    """Send anew what sending these rows may have undone at LinkedIn."""
    records = [row.record for row in rows if row.spoils == child]
    if records:
        spoilt = LedgerRow.objects.filter(stream=child, record__in=listed(records))
        send_anew(spoilt.filter(state__in=ARRIVING))


def free(child: Stream, parent: Parent, arrived: Sequence[Row]) -> None:
    """Queue what waited for rows that have arrived at LinkedIn."""
    if not arrived:
        return
    waiting = LedgerRow.objects.filter(state=Word(State.HELD.value), stream=child, hold=parent.hold)
    if not waiting.values_list("job").order_by("job").first():
        return
    if parent.stream == Stream.JOBS:
        _free_of_jobs(child, waiting.filter(job__in=[row.record for row in arrived]))
        return
    # A person's rows are found by the person, those of one application among them.
    waiting = waiting.filter(candidate__in=listed({row.candidate for row in arrived}))
    records = listed(row.record for row in arrived)
    _queue(waiting.filter(**{f"{parent.reference}__in": records}))


def _free_of_jobs(child: Stream, waiting: "QuerySet[LedgerRow]") -> None:
    found = list(waiting.order_by("record").values_list("pk", "job")[: MAX_AT_ONCE + 1])
    if len(found) > MAX_AT_ONCE:
        for job in {job for _, job in found}:
            want_look([child], job)
        return
    _queue(LedgerRow.objects.filter(pk__in=[pk for pk, _ in found], state=State.HELD))


def _queue(rows: "QuerySet[LedgerRow]") -> None:
    in_order(rows).update(state=State.QUEUED, hold="", due_at=Now())


def _reference(row: Row, parent: Parent) -> str:
    reference: str = getattr(row, parent.reference)
    return reference
