"""How far what goes to LinkedIn is: per stream what it holds, what waits, how fast and how long.

All of it is read from what is kept anyway (counts, quotas, wishes): the rows are never counted.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from linkedin_rsc import leases
from linkedin_rsc.leases.resources import resource_of
from linkedin_rsc.models import LedgerCount, LedgerFill, LedgerRow, Stream

State = LedgerRow.State

WAITING = (State.QUEUED, State.IN_FLIGHT, State.RETRYING, State.DELETION_QUEUED)


@dataclass(frozen=True)
class StreamProgress:
    """One stream's records by where they stand.

    `pace` is what LinkedIn was sent in the last minute of the stream's resource; `remaining` is
    None where nothing waits or nothing moves; until `paused_until` LinkedIn wants nothing of it.
    """

    stream: Stream
    sent: int
    waiting: int
    held: int
    failed: int
    pace: int
    remaining: timedelta | None
    paused_until: datetime | None

    @property
    def is_empty(self) -> bool:
        return not (self.sent or self.waiting or self.held or self.failed)


@dataclass(frozen=True)
class Progress:
    """All streams; `is_filling` while what was there before is still being looked through."""

    streams: list[StreamProgress]
    is_filling: bool

    @property
    def sent(self) -> int:
        return sum(one.sent for one in self.streams)

    @property
    def waiting(self) -> int:
        return sum(one.waiting for one in self.streams)

    @property
    def failed(self) -> int:
        return sum(one.failed for one in self.streams)

    @property
    def total(self) -> int:
        return self.sent + self.waiting

    @property
    def remaining(self) -> timedelta | None:
        """How long it all takes at the pace of the last minute: one stream after the other."""
        paces = {resource_of(one.stream): one.pace for one in self.streams}
        return _remaining(self.waiting, sum(paces.values()))

    @property
    def is_complete(self) -> bool:
        """Whether LinkedIn holds all that it may, but for what a person must look at."""
        return not self.is_filling and not self.waiting


def progress() -> Progress:
    """Read how far everything is; 4 queries."""
    now = timezone.now()
    counts = LedgerCount.objects.by_place(State.values)
    paces, pauses = leases.paces(now), leases.pauses(now)
    streams = [_of(one, counts, paces, pauses.get(one)) for one in Stream]
    return Progress(streams, LedgerFill.objects.exists())


def _of(
    stream: Stream,
    counts: Mapping[tuple[str, str], int],
    paces: Mapping[str, int],
    paused_until: datetime | None,
) -> StreamProgress:
    def number(states: Iterable[str]) -> int:
        return sum(counts.get((stream, state), 0) for state in states)

    pace, waiting = paces.get(resource_of(stream), 0), number(WAITING)
    return StreamProgress(
        stream=stream,
        sent=number([State.SENT]),
        waiting=waiting,
        held=number([State.HELD]),
        failed=number([State.NEEDS_ATTENTION]),
        pace=pace,
        remaining=_remaining(waiting, pace),
        paused_until=paused_until,
    )


def _remaining(waiting: int, pace: int) -> timedelta | None:
    return timedelta(minutes=waiting / pace) if waiting and pace else None
