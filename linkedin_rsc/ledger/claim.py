"""Taking rows into flight. There is one sender a stream at a time, by its lease."""

from datetime import datetime

from django.db import transaction
from django.db.models import Case, F, Q, QuerySet, Value, When

from linkedin_rsc.leases import LEASE
from linkedin_rsc.ledger.reading import COLUMNS, as_row
from linkedin_rsc.models import LedgerRow
from linkedin_rsc.streams.listed import listed_keys
from linkedin_rsc.streams.row import Row

State = LedgerRow.State


class Claims:
    """Claims the rows of a stream, first those that are due longest.

    Goes on from where it last stopped: the index still holds the entries of what was just sent, and
    reading past more and more of them would make each batch slower than the one before.
    """

    def __init__(self, stream: str) -> None:
        self._stream = stream
        self._last: tuple[datetime, int] | None = None

    def take(self, now: datetime, limit: int, epoch: int) -> list[Row]:
        """Take up to `limit` due rows into flight, and from the front again when none is left.

        What is known of LinkedIn from before this `epoch` is forgotten.
        """
        rows = self._take(now, limit)
        if not rows and self._last:
            self._last = None
            rows = self._take(now, limit)
        for row in rows:
            row.state, row.in_flight_since = State.IN_FLIGHT, now
            row.forget_linkedin(epoch)
        return rows

    @transaction.atomic
    def _take(self, now: datetime, limit: int) -> list[Row]:
        waiting = self._waiting(now).order_by("due_at", "id").select_for_update(skip_locked=True)
        rows = [as_row(values) for values in waiting.values_list(*COLUMNS)[:limit]]
        if rows:
            self._last = rows[-1].due_at, rows[-1].pk
            # From here on a call may carry it to LinkedIn, even if nobody is left to say so.
            LedgerRow.objects.filter(pk__in=listed_keys(row.pk for row in rows)).update(
                state=State.IN_FLIGHT,
                in_flight_since=now,
                due_at=now + LEASE,
                may_be_held=True,
                claimed_revision=F("revision"),
            )
        return rows

    def _waiting(self, now: datetime) -> "QuerySet[LedgerRow]":
        waiting = LedgerRow.objects.waiting().filter(stream=self._stream, due_at__lte=now)
        waiting = waiting.exclude(state=State.IN_FLIGHT)
        if self._last is None:
            return waiting
        due_at, pk = self._last
        further = Q(due_at__gt=due_at) | Q(due_at=due_at, pk__gt=pk)
        return waiting.filter(further, due_at__gte=due_at)


def rescue(stream: str, now: datetime) -> None:
    """Queue again what a dead sender held; only whoever has the stream's lease may know it dead.

    Nobody knows what LinkedIn has of it by now.
    """
    left = LedgerRow.objects.standing(State.IN_FLIGHT).filter(
        stream=stream, task="", due_at__lte=now + LEASE
    )
    leaves = When(wanted=LedgerRow.Wanted.ABSENT, then=Value(State.DELETION_QUEUED))
    left.update(
        state=Case(leaves, default=Value(State.QUEUED)),
        in_flight_since=None,
        due_at=now,
        may_be_held=True,
        payload_hash="",
    )
