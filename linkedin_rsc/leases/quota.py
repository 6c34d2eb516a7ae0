"""How much LinkedIn takes of a resource, and how much of that is left.

Whatever 60 seconds LinkedIn looks at, they hold no more than a minute's records: what was sent is
counted by the second and comes free again second by second, not all at the turn of a minute. A day
is one of UTC's (rsc-contract 12.4). Nothing here reads a clock or a database.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from math import inf
from typing import Any

from django.utils.translation import gettext as _

from linkedin_rsc.client.errors import Throttled

# Sixty whole seconds touch sixty-one on the clock; one more for calls that are long on the way.
WINDOW_S = 62


class NoRoom(Throttled):
    """LinkedIn would take no more now, so it is not asked; `retry_after_s` tells when it will."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(
            _("LinkedIn takes no more of this kind at the moment."),
            status=None,
            retry_after_s=wait.total_seconds(),
        )


@dataclass(frozen=True)
class Quota:
    records_a_minute: float
    calls_a_day: float
    records_a_day: float = inf


@dataclass(frozen=True)
class Spending:
    """What a resource was sent: the records of each recent second, calls and records of `day`."""

    seconds: Mapping[int, int] = field(default_factory=dict)
    day: str = ""
    calls: int = 0
    records: int = 0

    def room(self, quota: Quota, now: datetime) -> int:
        """Return how many records may go now, were each to take a call of its own."""
        today = self.at(now)
        left = (
            quota.records_a_minute - sum(today.seconds.values()),
            quota.records_a_day - today.records,
            quota.calls_a_day - today.calls,
        )
        return max(0, int(min(*left, 10**6)))

    def wait(self, quota: Quota, now: datetime) -> timedelta | None:
        """Return after how long there is room again; None when there is some now."""
        today = self.at(now)
        if today.calls >= quota.calls_a_day or today.records >= quota.records_a_day:
            return _tomorrow(now) - now
        over = sum(today.seconds.values()) - quota.records_a_minute
        if over < 0:
            return None
        for second, records in sorted(today.seconds.items()):
            over -= records
            if over < 0:
                return datetime.fromtimestamp(second + WINDOW_S, UTC) - now
        return None

    def plus(self, records: int, now: datetime, calls: int = 1) -> "Spending":
        """Return the spending after one more call of so many records, or after several."""
        today, second = self.at(now), int(now.timestamp())
        seconds = {**today.seconds, second: today.seconds.get(second, 0) + records}
        return Spending(seconds, today.day, today.calls + calls, today.records + records)

    def at(self, now: datetime) -> "Spending":
        """Return what of it still counts now."""
        since, day = now.timestamp() - WINDOW_S, now.astimezone(UTC).date().isoformat()
        seconds = {at: records for at, records in self.seconds.items() if at > since}
        is_today = day == self.day
        return Spending(
            seconds, day, self.calls if is_today else 0, self.records if is_today else 0
        )

    def as_json(self) -> dict[str, Any]:
        seconds = [[second, records] for second, records in self.seconds.items()]
        return {"seconds": seconds, "day": self.day, "calls": self.calls, "records": self.records}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Spending":
        return cls(**{**kept, "seconds": dict(kept["seconds"])}) if kept else cls()


def _tomorrow(now: datetime) -> datetime:
    today = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return today + timedelta(days=1)
