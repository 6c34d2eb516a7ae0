"""In what rows of the ledger differ from their records, and having the sender look at those.

It asks what the sender would do with a row if it were due now, in the sender's own words, and
queues only what would not stay as it is. What is under way is decided on anew anyway.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from django.db.models import QuerySet

from linkedin_rsc.leases import clock
from linkedin_rsc.leases.clock import Now
from linkedin_rsc.ledger.batch import Sorting, sort_out
from linkedin_rsc.ledger.looking import requeue, send_anew, withdraw
from linkedin_rsc.ledger.reading import COLUMNS, as_row
from linkedin_rsc.models import Difference, Hold, LedgerRow
from linkedin_rsc.models.ledger_lookup import WAITING
from linkedin_rsc.streams import IN_ORDER, OutgoingStream
from linkedin_rsc.streams.listed import listed_keys
from linkedin_rsc.streams.row import Row
from linkedin_rsc.streams.sharing import Sharing

State, Wanted = LedgerRow.State, LedgerRow.Wanted

# Nothing of ours is put off for longer than until tomorrow: a clock was wrong, or somebody's hand.
FAR_OFF = timedelta(days=2)

WAITING_FOR_PARENT = {parent.hold for stream in IN_ORDER for parent in stream.PARENTS}


@dataclass(frozen=True)
class Found:
    """A row that differs from its record, as it stands; `reason` is why LinkedIn must lose it.

    No `difference` is to be reported where only the reason to hold it back is another one by now.
    """

    row: Row
    difference: Difference | None
    reason: Hold | None = None


def slice_from(cursor: int, size: int) -> tuple[int | None, dict[str, list[Row]]]:
    """Read rows behind a primary key, by stream, and where that slice ends; two queries.

    None when there was nothing left. It is so many keys long, whatever rows there are: looking for
    a number of rows of a stream, the database might read all that is behind its last one.
    """
    behind = LedgerRow.objects.filter(pk__gt=cursor).order_by("pk")
    first = behind.values_list("pk", flat=True).first()
    if first is None:
        return None, {}
    last, by_stream = first + size - 1, defaultdict[str, list[Row]](list)
    for row in map(as_row, behind.filter(pk__lte=last).values_list(*COLUMNS)):
        by_stream[row.stream].append(row)
    return last, by_stream


def differing(stream: OutgoingStream, rows: Sequence[Row], sharing: Sharing) -> list[Found]:
    """Find the rows that would not stay as they are; as many queries for any number of rows."""
    standing = [row for row in rows if row.state not in WAITING]
    sorting = Sorting(stream, [replace(row, state=State.IN_FLIGHT) for row in standing], sharing)
    for row in sorting.rows:
        row.forget_linkedin(sharing.epoch)
    if standing:
        sort_out(sorting)
    return [*_put_off(rows), *_differing(standing, sorting)]


def repair(stream: OutgoingStream, rows: Collection[int], sharing: Sharing) -> "Counter[str]":
    """Look at these rows once more, locked, and have the sender look at those that still differ.

    Meanwhile a colleague may have changed the record and marked the row. Needs a transaction.
    """
    if not rows:
        return Counter()
    ours = LedgerRow.objects.filter(pk__in=listed_keys(rows)).order_by("record")
    locked = [as_row(values) for values in ours.select_for_update().values_list(*COLUMNS)]
    found = differing(stream, locked, sharing)
    for reason in {one.reason for one in found}:
        _queue([one.row for one in found if one.reason == reason], reason)
    return Counter(one.difference.value for one in found if one.difference)


def _put_off(rows: Sequence[Row]) -> Iterator[Found]:
    """Yield what waits for a day that nobody meant, also in flight, whose sender must be dead."""
    until = clock.now() + FAR_OFF
    late = [row for row in rows if row.state in WAITING and row.due_at > until]
    return (Found(row, Difference.RELEASED) for row in late)


def _differing(standing: Sequence[Row], sorting: Sorting) -> Iterator[Found]:
    calls = {row.record for row in sorting.leaving} | sorting.ready.keys()
    for before, after in zip(standing, sorting.rows, strict=True):
        is_called = before.record in calls
        is_settled = not is_called and _standing(before) == _standing(after)
        if is_settled or _is_left_to_others(before, after):
            continue
        is_kept = before.state == State.HELD and after.state in {State.HELD, State.DELETED}
        reason = _reason(after)
        difference = _difference(before, after, reason) if is_called or not is_kept else None
        yield Found(before, difference, reason)


def _standing(row: Row) -> tuple[str, ...]:
    """What of a row must not change; one that is over says no more than that."""
    return (row.state,) if row.state == State.DELETED else (row.state, row.wanted, row.hold)


def _is_left_to_others(before: Row, after: Row) -> bool:
    """Tell whether a person must look at it, or who settles its parent will."""
    if before.state == State.NEEDS_ATTENTION:
        return after.wanted == Wanted.PRESENT or before.wanted == Wanted.ABSENT
    is_sent = before.state == State.SENT and before.wanted == after.wanted
    return is_sent and after.hold in WAITING_FOR_PARENT


def _reason(after: Row) -> Hold | None:
    if after.wanted == Wanted.PRESENT:
        return None
    return Hold(after.hold) if after.hold else Hold.GONE_HERE


def _difference(before: Row, after: Row, reason: Hold | None) -> Difference:
    if reason:
        return Difference.GONE if reason == Hold.GONE_HERE else Difference.WITHDRAWN
    if before.state == State.DELETED:
        return Difference.MISSING
    is_free = before.state == State.HELD and after.state != State.HELD
    return Difference.RELEASED if is_free else Difference.CHANGED


def _queue(rows: Sequence[Row], reason: Hold | None) -> None:
    """Have the sender decide on rows of one kind, also on those that were over or are stuck."""
    if reason:
        withdraw(_of(rows), reason)
    else:
        requeue(_of(rows))
    stuck = [row for row in rows if row.state == State.IN_FLIGHT]
    if stuck:
        _of(stuck).filter(state=State.IN_FLIGHT).update(due_at=Now())
    over = [row for row in rows if row.state == State.DELETED]
    if over:
        send_anew(_of(over), wanted=Wanted.PRESENT, hold="")


def _of(rows: Sequence[Row]) -> "QuerySet[LedgerRow]":
    return LedgerRow.objects.filter(pk__in=listed_keys(row.pk for row in rows))
