"""What is to become of a row: send it, hold it back, or withdraw it from LinkedIn."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from linkedin_rsc.models import Hold, LedgerRow
from linkedin_rsc.streams import OutgoingStream
from linkedin_rsc.streams.row import Row
from linkedin_rsc.streams.sharing import Sharing


@dataclass(frozen=True)
class Send:
    record: Any


@dataclass(frozen=True)
class HoldBack:
    reason: Hold


@dataclass(frozen=True)
class Withdraw:
    """LinkedIn should hold nothing of it, by a rule or because `record` is gone here (None)."""

    reason: Hold
    record: Any


Decision = Send | HoldBack | Withdraw


def decide(
    stream: OutgoingStream,
    row: Row,
    records: Mapping[str, Any],
    missing: Mapping[int, Hold],
    sharing: Sharing,
) -> Decision:
    """Decide on one row; `missing` tells which rows wait for a parent."""
    if row.record not in records:
        return Withdraw(Hold.GONE_HERE, None)
    record = records[row.record]
    if sharing.is_withdrawn:
        return Withdraw(Hold.ALL_WITHDRAWN, record)
    reason = stream.hold(record, sharing) or missing.get(row.pk)
    if reason and (reason.forbids or _leaves_before_its_parent(row)):
        return Withdraw(reason, record)
    return HoldBack(reason) if reason else Send(record)


def _leaves_before_its_parent(row: Row) -> bool:
    """Whether it was told to leave, be it only because what it belongs to cannot before."""
    return row.may_be_held and row.wanted == LedgerRow.Wanted.ABSENT
