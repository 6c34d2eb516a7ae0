"""Taking rows into flight. There is one sender a stream at a time, by its lease."""

from collections.abc import Sequence
from datetime import datetime
from itertools import takewhile
from operator import attrgetter

from django.db import transaction
from django.db.models import Case, F, Q, QuerySet, Value, When

from linkedin_rsc.leases import LEASE
from linkedin_rsc.ledger.reading import COLUMNS, as_row
from linkedin_rsc.models import LedgerRow
from linkedin_rsc.streams.listed import listed, listed_keys
from linkedin_rsc.streams.row import Row

State = LedgerRow.State


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
        rows = _read(self._next(now), limit)
        if rows:
            self._last = rows[-1].due_at, rows[-1].pk
        return rows

    def _take_together(self, now: datetime, limit: int) -> list[Row]:
        """Take whole parents while there is room, and of the first one what there is room for."""
        leads = _read(self._next(now), limit)
        rows, taken = list[Row](), set[str]()
        for parent, own in self._below(leads, now, limit).items():
            if rows and len(rows) + len(own) > limit:
                break
            taken.add(parent)
            rows += sorted(own[:limit], key=attrgetter("pk"))
        for lead in takewhile(lambda lead: self._parent(lead) in taken, leads):
            self._last = lead.due_at, lead.pk
        return rows

    def _below(self, leads: Sequence[Row], now: datetime, limit: int) -> dict[str, list[Row]]:
        """Return these rows by their parents, with up to `limit` more that are due of the same.

        Found by the person, in one query: of somebody's ten thousand notes it reads no more.
        """
        below: dict[str, list[Row]] = {}
        for lead in leads:
            below.setdefault(self._parent(lead), []).append(lead)
        if leads:
            of_parents = {f"{self.shared}__in": listed(below)}
            people, known = {lead.candidate for lead in leads}, {lead.pk for lead in leads}
            due = self._due(now).filter(candidate__in=listed(people)).filter(**of_parents)
            for row in _read(due, limit + len(leads)):
                if row.pk not in known:
                    below[self._parent(row)].append(row)
        return below

    def _parent(self, row: Row) -> str:
        parent: str = getattr(row, self.shared)
        return parent

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


def _read(due: "QuerySet[LedgerRow]", limit: int) -> list[Row]:
    return [as_row(values) for values in due.values_list(*COLUMNS)[:limit]]


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
