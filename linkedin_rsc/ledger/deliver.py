"""Sends a batch and settles every row of it, whatever happens on the way."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from django.db import transaction

from base import stopping
from linkedin_rsc.client.errors import LinkedInError, Rejected
from linkedin_rsc.client.generations.table import DELETE, PUT
from linkedin_rsc.client.restli import RecordAnswer, trace_in
from linkedin_rsc.leases import clock
from linkedin_rsc.ledger import outcomes
from linkedin_rsc.ledger.batch import Batch, prepare, set_aside
from linkedin_rsc.ledger.halving import Unsendable, ask_apart
from linkedin_rsc.ledger.matches import await_matches
from linkedin_rsc.ledger.settle import settle
from linkedin_rsc.models import LedgerRow, Stream
from linkedin_rsc.streams.row import Row
from linkedin_rsc.streams.stream import Call, shared_by_call

State = LedgerRow.State

# So often a missing parent is sent anew before a person must look.
MAX_LOST_PARENTS = 3
SETTLE_EVERY = timedelta(seconds=2)


def deliver(batch: Batch) -> None:
    """Send what may go of a batch and settle every row of it.

    Raises LinkedInError when a call as a whole failed; the rows are settled then, too, those
    that were answered before with their answers. Asked to stop, it makes no further call and gives
    back what it has not asked about.
    """
    prepare(batch)
    unanswered = _unanswered(batch)
    try:
        for answers in _call_all(batch):
            for record, answer in answers.items():
                _take(batch, unanswered.pop(record), answer)
            batch.lease.strikes = 0  # It went through: the next pause is the first again.
            if _is_over(batch, unanswered):
                break
            _settle_meanwhile(batch, unanswered)
        outcomes.give_back(unanswered.values())
    except LinkedInError as error:
        asked, others = _parted_by(batch.asked, unanswered.values())
        outcomes.postpone(asked, error, clock.now())
        outcomes.give_back(others)
        raise
    finally:
        _settle(batch, batch.rows)


def _parted_by(asked: Collection[str], rows: Iterable[Row]) -> tuple[list[Row], list[Row]]:
    parted: tuple[list[Row], list[Row]] = ([], [])
    for row in rows:
        parted[row.record not in asked].append(row)
    return parted


def _is_over(batch: Batch, unanswered: Mapping[str, Row]) -> bool:
    """Tell whether no further call is to be made; small calls, by the parent, go on together."""
    if stopping.is_asked() or not unanswered:
        return True
    is_parted = shared_by_call(batch.stream, batch.transport, PUT)
    return not (is_parted or batch.goes_on())


def _settle_meanwhile(batch: Batch, unanswered: Mapping[str, Row]) -> None:
    """Write now and then what is answered: should this worker die, the next one asks the rest.

    A batch of steps may be a hundred calls. Workers that died at each would never end it.
    """
    if clock.now() - batch.settled_at >= SETTLE_EVERY:
        _settle(batch, [row for row in batch.rows if row.record not in unanswered])
        batch.rows, batch.settled_at = list(unanswered.values()), clock.now()


@transaction.atomic
def _settle(batch: Batch, rows: Sequence[Row]) -> None:
    """Write rows, and whom LinkedIn is to be asked about now that it has them."""
    if batch.stream.NAME == Stream.CANDIDATES:
        sent = [row.record for row in rows if row.record in batch.ready and _is_there(row)]
        await_matches(sent, batch.sharing.application)
    settle(batch.stream, rows)


def _is_there(row: Row) -> bool:
    return row.state == State.SENT


def _unanswered(batch: Batch) -> dict[str, Row]:
    """Return what LinkedIn is to be asked about, by record."""
    sending = [row for row in batch.rows if row.record in batch.ready]
    return {row.record: row for row in [*sending, *batch.leaving]}


def _call_all(batch: Batch) -> Iterator[Mapping[str, Any]]:
    """Yield LinkedIn's answers, one call after the other: first about what must not be there."""
    leaving = [row.record for row in batch.leaving]
    for records in _parted(batch, leaving, DELETE):
        yield from ask_apart(partial(_withdraw, batch), records)
    for records in _parted(batch, list(batch.ready), PUT):
        yield from ask_apart(partial(_send, batch), records)


def _parted(batch: Batch, records: list[str], method: str) -> Iterator[list[str]]:
    """Part records into those that may share a call, as many as LinkedIn takes at once."""
    at_most = batch.transport.form_of(batch.stream.RESOURCE, method).max_records
    for together in _sharing_a_parent(batch, records, method):
        for start in range(0, len(together), at_most):
            yield together[start : start + at_most]


def _sharing_a_parent(batch: Batch, records: list[str], method: str) -> Iterable[list[str]]:
    shared = shared_by_call(batch.stream, batch.transport, method)
    if not shared:
        return [records]
    rows = {row.record: row for row in batch.rows}
    parted: dict[str, list[str]] = {}
    for record in records:
        parted.setdefault(getattr(rows[record], shared), []).append(record)
    return parted.values()


def _send(batch: Batch, records: Sequence[str]) -> Mapping[str, Any]:
    batch.asked.update(records)
    batch.lease.spend(len(records), clock.now())
    entities = {record: batch.ready[record].fields for record in records}
    # From here on LinkedIn may hold them, even if it does not answer.
    for row in batch.rows:
        row.may_be_held |= row.record in entities
    return batch.stream.send(_call(batch, records), entities)


def _withdraw(batch: Batch, records: Sequence[str]) -> Mapping[str, Any]:
    assert batch.stream.withdraw  # noqa: S101  # Else nothing of the batch leaves.
    batch.asked.update(records)
    batch.lease.spend(len(records), clock.now())
    return batch.stream.withdraw(_call(batch, records), records)


def _call(batch: Batch, records: Sequence[str]) -> Call:
    def spend(count: int) -> None:
        batch.lease.spend(count, clock.now())

    keyed_by, asked = batch.stream.KEYED_BY, set(records)
    parents = {
        row.record: getattr(row, keyed_by) for row in batch.rows if keyed_by and row.record in asked
    }
    return Call(batch.transport, batch.sharing.organization, parents, spend)


def _take(batch: Batch, row: Row, answer: Any) -> None:
    if _misses_parent(batch, row, answer):
        row.is_orphan = True
        outcomes.retry(row, _plain(answer), clock.now())
    else:
        _apply(batch, row, answer)


def _apply(batch: Batch, row: Row, answer: Any) -> None:
    now = clock.now()
    if isinstance(answer, Unsendable):
        set_aside(row, answer)
    elif row.record not in batch.ready:
        _apply_withdrawal(row, answer)
    else:
        if isinstance(answer, Rejected):
            answer = batch.stream.refused(answer.status, answer.message)
        sent = batch.ready[row.record]
        outcomes.apply(row, batch.stream.judge(row, answer, sent), now)
        if _is_there(row):
            row.spoils = batch.stream.spoils(sent.record) or ""


def _apply_withdrawal(row: Row, answer: RecordAnswer | Rejected) -> None:
    row.parting = answer = _plain(answer)
    if answer.is_accepted or answer.status in {404, 410}:
        outcomes.withdrawn(row)
    elif answer.is_retryable:
        outcomes.retry(row, answer, clock.now())
    else:
        outcomes.need_attention(row, answer.message)


def _plain(answer: RecordAnswer | Rejected) -> RecordAnswer:
    """Give the answer about a record that was refused with its whole call."""
    if isinstance(answer, RecordAnswer):
        return answer
    return RecordAnswer(answer.status, answer.message, trace_in(answer.trace))


def _misses_parent(batch: Batch, row: Row, answer: Any) -> bool:
    """Tell whether LinkedIn no longer knows what the record belongs to; believed a few times."""
    is_sent = row.wanted == LedgerRow.Wanted.PRESENT and bool(batch.stream.PARENTS)
    is_unknown = is_sent and getattr(answer, "status", None) == 404
    return is_unknown and row.attempts < MAX_LOST_PARENTS
