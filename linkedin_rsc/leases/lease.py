"""One call of a resource at a time, across all workers, and none while LinkedIn asks for a pause.

A lease is a row taken by a conditional UPDATE: it works on both databases, and a sender that dies
gives it back by the database's clock. `now` is that time, too, as `clock` has it.
"""

import secrets
import weakref
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db.models import Q, QuerySet

from linkedin_rsc.leases import clock, heartbeat
from linkedin_rsc.leases.clock import Now
from linkedin_rsc.leases.heartbeat import Heartbeat
from linkedin_rsc.leases.quota import NoRoom, Spending
from linkedin_rsc.leases.resources import QUOTAS, resource_of
from linkedin_rsc.models import StreamLease

# A stream is free again so long after its sender's last heartbeat (decision 12).
LEASE = timedelta(seconds=30)
RENEW_AFTER = timedelta(seconds=10)


class LeaseLost(Exception):
    """We were away for too long, and another sender has the stream: what we hold may be old."""


@dataclass
class Lease:
    """A resource taken by one worker, known by its `holder`.

    `strikes` is how often in a row LinkedIn asked for a pause before.
    """

    stream: str
    holder: str
    renewed_at: datetime
    strikes: int = 0
    spending: Spending = field(default_factory=Spending)
    beat_every_s: float = heartbeat.EVERY_S

    def __post_init__(self) -> None:
        # Nothing of the thread refers to the lease: it also ends when a lease is only dropped.
        beat = partial(_prolong, self.stream, self.holder)
        self.heartbeat = Heartbeat(beat, every_s=self.beat_every_s)
        weakref.finalize(self, self.heartbeat.stop)

    def renew(self, now: datetime) -> None:
        """Make sure that the stream is still ours, before a call and before its answers are kept.

        Costs a statement only when some of the lease has passed. Raises LeaseLost.
        """
        self.heartbeat.sign_of_life()
        # A clock that was set back tells nothing.
        if not timedelta() <= now - self.renewed_at < RENEW_AFTER:
            self._write(now)

    def room(self, now: datetime) -> int:
        """Return how many more records LinkedIn takes now."""
        return self.spending.room(QUOTAS[self.stream], now)

    def wait(self, now: datetime) -> timedelta | None:
        """Return after how long LinkedIn takes more; None when it takes some now."""
        return self.spending.wait(QUOTAS[self.stream], now)

    def spend(self, records: int, now: datetime, *, calls: int = 1) -> None:
        """Count one call of so many records, just before it is made; renews the lease as well.

        Of small calls several may be counted at once.

        It counts before the call, as a sender that dies in it may have been heard.
        Raises LeaseLost, NoRoom.
        """
        self.heartbeat.sign_of_life()
        if records > self.room(now):
            spent = self.spending.plus(records, now, calls)
            raise NoRoom(spent.wait(QUOTAS[self.stream], now) or timedelta())
        self.spending = self.spending.plus(records, now, calls)
        self._write(now, spent=self.spending.as_json())

    def leave(self, *, paused_until: datetime | None = None, strikes: int = 0) -> None:
        """Give the resource back, closed until `paused_until` when it should rest."""
        self.heartbeat.stop()
        _row(self.stream, self.holder).update(
            holder="", leased_until=None, paused_until=paused_until, strikes=strikes
        )

    def _write(self, now: datetime, **changes: Any) -> None:
        if not _row(self.stream, self.holder).update(leased_until=Now(LEASE), **changes):
            raise LeaseLost
        self.renewed_at = now


def enter(stream: str, *, beat_every_s: float = heartbeat.EVERY_S) -> Lease | None:
    """Take the stream's resource; None when another sender has it or it is paused."""
    resource, holder, now = resource_of(stream), secrets.token_hex(16), clock.now()
    StreamLease.objects.get_or_create(stream=resource)
    free = StreamLease.objects.filter(
        Q(leased_until=None) | Q(leased_until__lte=Now()),
        Q(paused_until=None) | Q(paused_until__lte=Now()),
        stream=resource,
    )
    if not free.update(holder=holder, leased_until=Now(LEASE)):
        return None
    row = StreamLease.objects.get(stream=resource)
    spending = Spending.from_json(row.spent)
    return Lease(resource, holder, now, row.strikes, spending, beat_every_s)


def overdue(stream: str) -> timedelta | None:
    """Return after how long a stream is free whose sender seems dead: its heartbeat is late.

    None when nobody has the stream, or who has it was heard of lately.
    """
    late = Now(LEASE - timedelta(seconds=heartbeat.EVERY_S))
    rows = StreamLease.objects.filter(stream=resource_of(stream), leased_until__lte=late)
    until = rows.values_list("leased_until", flat=True).first()
    return max(until - clock.now(), timedelta()) if until else None


def _prolong(stream: str, holder: str) -> None:
    _row(stream, holder).update(leased_until=Now(LEASE))


def _row(stream: str, holder: str) -> "QuerySet[StreamLease]":
    return StreamLease.objects.filter(stream=stream, holder=holder)
