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


# Members are attached to candidates: two streams of one resource of LinkedIn (rsc-contract 7).
SHARED: dict[str, str] = {Stream.MEMBERS: Stream.CANDIDATES}


class LeaseLost(Exception):
    """We were away for too long, and another sender has the stream: what we hold may be old."""


@dataclass
class Lease:
    """A resource taken by one worker; `until` is also how its row knows whose it is.

    `strikes` is how often in a row LinkedIn asked for a pause before.
    """

    stream: str
    until: datetime
    strikes: int = 0

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
        self._row().update(leased_until=None, paused_until=paused_until, strikes=strikes)

    def _row(self) -> "QuerySet[StreamGate]":
        return StreamGate.objects.filter(stream=self.stream, leased_until=self.until)


def enter(stream: str, now: datetime) -> Lease | None:
    """Take the stream's resource; None when another sender has it or it is paused."""
    stream = SHARED.get(stream, stream)
    row, _ = StreamGate.objects.get_or_create(stream=stream)
    lease = Lease(stream, now + LEASE, row.strikes)
    free = StreamGate.objects.filter(
        Q(leased_until=None) | Q(leased_until__lte=now),
        Q(paused_until=None) | Q(paused_until__lte=now),
        stream=stream,
    )
    return lease if free.update(leased_until=lease.until) else None


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
