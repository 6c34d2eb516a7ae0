"""Which slice of time to ask about next: what is new first, then back to the horizon.

Nothing here reads a clock or a database.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from linkedin_rsc.models import Pull

# LinkedIn answers about 12 hours at most (rsc-contract 9.2, 9.4).
LONGEST = timedelta(hours=12)
SHORTEST = timedelta(seconds=10)
# What LinkedIn learnt late is asked for once more (rsc-contract 9.5).
OVERLAP = timedelta(minutes=5)


@dataclass(frozen=True)
class Slice:
    """From `since` on and before `until`."""

    since: datetime
    until: datetime

    @property
    def since_ms(self) -> int:
        return milliseconds(self.since)

    @property
    def until_ms(self) -> int:
        return milliseconds(self.until)


def next_slice(pull: Pull, *, now: datetime, horizon: datetime) -> Slice | None:
    """Return what to ask about next in a run that began at `now`, None when all is stored."""
    if pull.part_since and pull.part_until:
        return Slice(pull.part_since, pull.part_until)
    until = pull.stored_until
    if until is None:
        return Slice(max(now - LONGEST, horizon), now)
    if until < now:
        since = until - OVERLAP
        return Slice(since, min(since + LONGEST, now))
    if pull.stored_since and pull.stored_since > horizon:
        return Slice(max(pull.stored_since - LONGEST, horizon), pull.stored_since)
    return None


def halved(pull: Pull, part: Slice) -> Slice | None:
    """Return the half of a slice that touches what is stored, None where it is short already.

    An element that is changed between two pages leaves the slice, and the one behind it moves into
    the page that was read before: what may change is read in slices of one page.
    """
    is_newer = pull.stored_until is not None and part.until > pull.stored_until
    # What overlaps with what is stored brings nobody further.
    begun = pull.stored_until if is_newer and pull.stored_until else part.since
    if part.until - begun <= SHORTEST:
        return None
    middle = begun + (part.until - begun) / 2
    return Slice(part.since, middle) if is_newer else Slice(middle, part.until)


def stored(pull: Pull, done: Slice) -> None:
    """Note in memory that all of a slice is stored."""
    pull.part_since = pull.part_until = None
    pull.part_start = 0
    pull.stored_since = min(pull.stored_since or done.since, done.since)
    pull.stored_until = max(pull.stored_until or done.until, done.until)


def milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
