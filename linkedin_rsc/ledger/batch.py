"""A batch of claimed rows: loaded, decided on and worded, one by one where one of them is bad."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import Error as DatabaseError

from base.words import gettext as _
from linkedin_rsc.client.transport import Transport
from linkedin_rsc.leases import Lease, clock
from linkedin_rsc.ledger import leaving, outcomes, parents, requisitions
from linkedin_rsc.ledger.decide import Decision, HoldBack, Send, Withdraw, decide
from linkedin_rsc.models import LedgerRow, Stream
from linkedin_rsc.streams import OutgoingStream, job_parts
from linkedin_rsc.streams.crossing import StillUndoable
from linkedin_rsc.streams.row import Row
from linkedin_rsc.streams.sharing import Sharing
from linkedin_rsc.streams.stream import Fields, HeldBack, Sent, fingerprint

logger = logging.getLogger(__name__)


@dataclass
class Sorting:
    """Rows of one stream and what they ask for: in `ready`, in `leaving`, or changed in memory."""

    stream: OutgoingStream
    rows: Sequence[Row]
    sharing: Sharing
    # What is to be sent and to be withdrawn, by record.
    ready: dict[str, Sent] = field(default_factory=dict, init=False)
    leaving: list[Row] = field(default_factory=list, init=False)


@dataclass
class Batch(Sorting):
    """Claimed rows of one stream, with what is needed to send them."""

    transport: Transport
    lease: Lease
    # Asked between two whole calls, as before each batch: whether what may go still may.
    goes_on: Callable[[], bool]
    settled_at: datetime = field(default_factory=clock.now)
    # The records of the calls so far: of the others LinkedIn knows nothing.
    asked: set[str] = field(default_factory=set)


def prepare(batch: Batch) -> None:
    """Decide on each row and word what may go; what LinkedIn holds already counts as sent."""
    sort_out(batch)
    batch.leaving = leaving.begin(batch.stream, batch.leaving)
    for record in requisitions.await_applications(_deleted_requisitions(batch), batch.sharing):
        del batch.ready[record]


def _deleted_requisitions(batch: Batch) -> list[Row]:
    """Return the jobs of which LinkedIn is to delete what it has, their postings being closed."""
    if batch.stream.NAME != Stream.JOBS:
        return []
    leaving = [row for row in batch.rows if row.wanted == LedgerRow.Wanted.ABSENT]
    ready = [row for row in leaving if row.record in batch.ready]
    return [row for row in ready if not job_parts.is_posting(batch.ready[row.record].fields)]


def sort_out(batch: Sorting) -> None:
    """Find out what becomes of each row, writing nothing: whoever reconciles asks that, too."""
    records = _load(batch)
    missing = parents.missing(batch.stream, batch.rows, batch.sharing.epoch)
    for row in batch.rows:
        if row.state == LedgerRow.State.NEEDS_ATTENTION:
            continue  # Its record could not even be loaded.
        try:
            _prepare(batch, row, decide(batch.stream, row, records, missing, batch.sharing))
        except DatabaseError:
            raise
        except Exception as error:
            set_aside(row, error)


def set_aside(row: Row, error: BaseException) -> None:
    """Leave a record to a person that Tandem cannot handle; nobody else waits for it."""
    logger.error("Ledger row %s cannot be sent", row.pk, exc_info=error)
    reason = type(error.__cause__ or error).__name__
    said = _("Tandem could not put this record into LinkedIn's words (%(reason)s). See the log.")
    outcomes.need_attention(row, said % {"reason": reason})


def _prepare(batch: Sorting, row: Row, decision: Decision) -> None:
    match decision:
        case HoldBack(reason):
            row.wanted = LedgerRow.Wanted.PRESENT
            outcomes.hold_back(row, reason)
        case Withdraw(reason, record):
            outcomes.leave(row, reason)
            _prepare_withdrawal(batch, row, record)
        case Send(record):
            row.wanted = LedgerRow.Wanted.PRESENT
            _prepare_sending(batch, row, record)


def _prepare_sending(batch: Sorting, row: Row, record: Any) -> None:
    now = clock.now()
    try:
        fields = batch.stream.word(record, row, batch.sharing)
    except HeldBack as held:
        outcomes.hold_back(row, held.reason)
        return
    except StillUndoable as move:
        outcomes.wait(row, move.until)
        return
    if fields is None or _is_known(row, fields):
        outcomes.accept(row, row.payload_hash, row.sent_at or now)
    else:
        batch.ready[row.record] = Sent(record, fields, batch.sharing, now)


def _prepare_withdrawal(batch: Sorting, row: Row, record: Any) -> None:
    if not row.may_be_held:
        outcomes.withdrawn(row)
    elif batch.stream.withdraw is None:
        _prepare_sending(batch, row, record)
    else:
        batch.leaving.append(row)


def _is_known(row: Row, fields: Fields) -> bool:
    return row.held_at_linkedin and row.payload_hash == fingerprint(fields)


def _load(batch: Sorting) -> Mapping[str, Any]:
    """Load all records at once, or where that fails one by one."""
    try:
        return batch.stream.load([row.record for row in batch.rows])
    except DatabaseError:
        raise
    except Exception:
        return _load_apart(batch)


def _load_apart(batch: Sorting) -> Mapping[str, Any]:
    records: dict[str, Any] = {}
    for row in batch.rows:
        try:
            records.update(batch.stream.load([row.record]))
        except DatabaseError:
            raise
        except Exception as error:
            set_aside(row, error)
    return records
