"""What is due: which streams and rows a sender should take up now. All of it on one index."""

from collections.abc import Iterable
from datetime import datetime

from linkedin_rsc.ledger.reading import COLUMNS, as_row
from linkedin_rsc.models import LedgerRow, Stream
from linkedin_rsc.streams import IN_ORDER, OutgoingStream
from linkedin_rsc.streams.listed import listed
from linkedin_rsc.streams.row import Row

State = LedgerRow.State

# A row in flight is due when its task is to be asked about, and without a task when its sender
# must be dead.


def streams_due(now: datetime) -> list[OutgoingStream]:
    """Return the streams with something to do now, in LinkedIn's order (one query a stream)."""
    # Asked for the first one: asked whether there is any, PostgreSQL may try its luck on the table.
    waiting = LedgerRow.objects.waiting().filter(due_at__lte=now).order_by("due_at", "id")
    return [one for one in IN_ORDER if waiting.filter(stream=one.NAME).values_list("pk").first()]


def next_due(after: datetime, until: datetime) -> dict[Stream, datetime]:
    """Return when the next retry or task of each stream falls due, if so soon."""
    soon = LedgerRow.objects.waiting().filter(due_at__gt=after, due_at__lte=until)
    found = {}
    for one in IN_ORDER:
        rows = soon.filter(stream=one.NAME).order_by("due_at", "id")
        found[one.NAME] = rows.values_list("due_at", flat=True).first()
    return {name: moment for name, moment in found.items() if moment}


def tasks(stream: str, now: datetime, limit: int) -> list[Row]:
    """Return the rows whose task at LinkedIn should be asked about."""
    rows = LedgerRow.objects.standing(State.IN_FLIGHT).filter(stream=stream, due_at__lte=now)
    found = rows.exclude(task="").order_by("due_at", "id").values_list(*COLUMNS)
    return [as_row(values) for values in found[:limit]]


def have_arrived(stream: str, records: Iterable[str], epoch: int) -> set[str]:
    """Return which of these records LinkedIn has."""
    held = LedgerRow.objects.filter(
        stream=stream, record__in=listed(set(records)), held_at_linkedin=True, epoch=epoch
    )
    return set(held.values_list("record", flat=True))
