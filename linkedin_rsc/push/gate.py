"""One call of a resource at a time, across all workers, and none while LinkedIn asks for a pause.

The gate is a row taken by a conditional UPDATE: it works on both databases, and a sender that
dies gives it back by the clock.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Value, When

from linkedin_rsc.models import LedgerRow, Stream, StreamGate

# Longer than any one call may take: the lease is renewed between calls.
LEASE = timedelta(minutes=3)
RENEW_AFTER = timedelta(seconds=30)
MINUTE = timedelta(minutes=1)
# What LinkedIn takes of one application in a minute (rsc-contract 7, throttles).
RECORDS_A_MINUTE: dict[str, int] = {**dict.fromkeys(Stream.values, 10_000), Stream.JOBS: 2_000}

# Members are attached to candidates: two streams of one resource of LinkedIn (rsc-contract 7).
SHARED: dict[str, str] = {Stream.MEMBERS: Stream.CANDIDATES}


class LeaseLost(Exception):
    """We were away for too long, and another sender has the stream: what we hold may be old."""


@dataclass
class Lease:
    """A resource taken by one worker; `until` is also how its row knows whose it is.

    `strikes` is how often in a row LinkedIn asked for a pause before; the minute is that of
    LinkedIn's throttle.
    """

    stream: str
    until: datetime
    strikes: int = 0
    minute_began_at: datetime | None = None
    minute_records: int = 0

    def room(self, now: datetime) -> int:
        """Return how many more records may be sent in this minute."""
        if self.minute_began_at is None or now >= self.minute_began_at + MINUTE:
            self.minute_began_at, self.minute_records = now, 0
        return max(RECORDS_A_MINUTE[self.stream] - self.minute_records, 0)

    def renew(self, now: datetime) -> None:
        """Prolong the lease when some of it has passed. Raises LeaseLost."""
        if self.until - now > LEASE - RENEW_AFTER:
            return
        renewed = now + LEASE
        if not self._row().update(leased_until=renewed):
            raise LeaseLost
        self.until = renewed

    def leave(self, *, paused_until: datetime | None = None, strikes: int = 0) -> None:
        """Give the resource back, closed until `paused_until` when it should rest."""
        self._row().update(
            leased_until=None, paused_until=paused_until, strikes=strikes,
            minute_began_at=self.minute_began_at, minute_records=self.minute_records,
        )  # fmt: skip

    def _row(self) -> "QuerySet[StreamGate]":
        return StreamGate.objects.filter(stream=self.stream, leased_until=self.until)


def enter(stream: str, now: datetime) -> Lease | None:
    """Take the stream's resource; None when another sender has it or it is paused."""
    stream = SHARED.get(stream, stream)
    StreamGate.objects.get_or_create(stream=stream)
    until = now + LEASE
    free = StreamGate.objects.filter(
        Q(leased_until=None) | Q(leased_until__lte=now),
        Q(paused_until=None) | Q(paused_until__lte=now),
        stream=stream,
    )
    if not free.update(leased_until=until):
        return None
    row = StreamGate.objects.get(stream=stream)
    return Lease(stream, until, row.strikes, row.minute_began_at, row.minute_records)


def with_pauses(rows: "QuerySet[LedgerRow]", now: datetime) -> Any:
    """Annotate ledger rows with `paused_until`: how long LinkedIn wants nothing of their kind."""
    shared = [When(stream=stream, then=Value(one)) for stream, one in SHARED.items()]
    paused = StreamGate.objects.filter(stream=OuterRef("resource"), paused_until__gt=now)
    return rows.annotate(
        resource=Case(*shared, default=F("stream")),
        paused_until=Subquery(paused.values("paused_until")),
    )


def rests(now: datetime) -> dict[str, datetime]:
    """Return until when the streams rest that LinkedIn asked to pause, or somebody is sending."""
    rows = StreamGate.objects.filter(Q(leased_until__gt=now) | Q(paused_until__gt=now))
    closed = {
        row.stream: max(moment for moment in (row.leased_until, row.paused_until) if moment)
        for row in rows
    }
    shared = {stream: closed[shared] for stream, shared in SHARED.items() if shared in closed}
    return closed | shared
