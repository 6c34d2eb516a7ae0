"""Taking rows into flight. There is one sender a stream at a time, by its lease."""

from collections.abc import Sequence
from datetime import datetime
from itertools import takewhile
from operator import attrgetter
from typing import NamedTuple

from django.db import transaction
from django.db.models import Case, F, Q, QuerySet, Value, When

from linkedin_rsc.leases import LEASE
from linkedin_rsc.ledger.reading import COLUMNS, as_row
from linkedin_rsc.models import LedgerRow
from linkedin_rsc.streams.listed import listed, listed_keys
from linkedin_rsc.streams.row import Row

State = LedgerRow.State


class Lead(NamedTuple):
    """A row that is due, by which all that may share its call is found."""

    due_at: datetime
    pk: int
    candidate: str
    parent: str


class Claims:
    """Claims the rows of a stream, first those that are due longest.

    Goes on from where it last stopped: the index still holds the entries of what was just sent, and
    reading past more and more of them would make each batch slower than the one before.

    Where all records of a call must share a reference, `shared`, what is due of it is claimed
    together: the steps of one application came to be weeks apart, and would be a call each.
    """

    def __init__(self, stream: str, shared: str = "") -> None:
        self._stream, self.shared = stream, shared
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
        rows = self._take_together(now, limit) if self.shared else self._take_next(now, limit)
        if rows:
            # From here on a call may carry it to LinkedIn, even if nobody is left to say so.
            LedgerRow.objects.filter(pk__in=listed_keys(row.pk for row in rows)).update(
                state=State.IN_FLIGHT,
                in_flight_since=now,
                due_at=now + LEASE,
                may_be_held=True,
                claimed_revision=F("revision"),
            )
        return rows

    def _take_next(self, now: datetime, limit: int) -> list[Row]:
        rows = [as_row(values) for values in self._next(now).values_list(*COLUMNS)[:limit]]
        if rows:
            self._last = rows[-1].due_at, rows[-1].pk
        return rows

    def _take_together(self, now: datetime, limit: int) -> list[Row]:
        """Take whole parents while there is room, and of the first one what there is room for."""
        columns = ("due_at", "pk", "candidate", self.shared)
        leads = [Lead(*values) for values in self._next(now).values_list(*columns)[:limit]]
        below, rows, taken = self._below(leads, now), list[Row](), set[str]()
        for parent in dict.fromkeys(lead.parent for lead in leads):
            if rows and len(rows) + len(below[parent]) > limit:
                break
            taken.add(parent)
            rows += sorted(below[parent], key=attrgetter("pk"))
        for lead in takewhile(lambda lead: lead.parent in taken, leads):
            self._last = lead.due_at, lead.pk
        return rows[:limit]

    def _below(self, leads: Sequence[Lead], now: datetime) -> dict[str, list[Row]]:
        """Read what is due of the same parents, found by the person; one query."""
        below: dict[str, list[Row]] = {lead.parent: [] for lead in leads}
        if leads:
            due = self._due(now).filter(candidate__in=listed({lead.candidate for lead in leads}))
            for values in due.values_list(self.shared, *COLUMNS):
                if (parent := values[0]) in below:
                    below[parent].append(as_row(values[1:]))
        return below

    def _next(self, now: datetime) -> "QuerySet[LedgerRow]":
        """Select what is due from where it last stopped."""
        further = self._due(now).order_by("due_at", "id")
        if self._last is None:
            return further
        due_at, pk = self._last
        return further.filter(
            Q(due_at__gt=due_at) | Q(due_at=due_at, pk__gt=pk), due_at__gte=due_at
        )

    def _due(self, now: datetime) -> "QuerySet[LedgerRow]":
        waiting = LedgerRow.objects.waiting().filter(stream=self._stream, due_at__lte=now)
        return waiting.exclude(state=State.IN_FLIGHT).select_for_update(skip_locked=True)


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
