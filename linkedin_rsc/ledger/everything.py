"""The rows of all that was there before, made in the database itself, slice by slice."""

from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Case, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.lookups import IsNull

from linkedin_rsc.leases.clock import Now
from linkedin_rsc.models import LedgerRow
from linkedin_rsc.streams import OutgoingStream
from linkedin_rsc.streams.sharing import Sharing

TABLE = LedgerRow._meta.db_table
IDS = ("record", "job", "candidate", "application")
SAME_FOR_ALL = ("stream", "state", "epoch", "due_at", "changed_at")


class Slice(NamedTuple):
    """The primary key of its last record, None when nothing was left, and how many rows it made."""

    last: int | None
    made: int


def insert_slice(stream: OutgoingStream, sharing: Sharing, cursor: int, size: int) -> Slice:
    """Queue the records behind a primary key that have no row yet."""
    records = stream.everything(sharing).order_by().filter(pk__gt=cursor)
    last = end_of_slice(records.model._default_manager.filter(pk__gt=cursor), size)
    if last is None:
        return Slice(None, 0)
    with connection.cursor() as database:
        database.execute(*insertion(stream, sharing, records.filter(pk__lte=last)))
        return Slice(last, database.rowcount)


def end_of_slice(rows: "QuerySet[Any]", size: int) -> int | None:
    """Return the primary key that ends a slice of so many rows, None when there is no row."""
    keys = rows.order_by("pk").values_list("pk", flat=True)
    return keys[size - 1 : size].first() or keys.reverse().first()


def insertion(
    stream: OutgoingStream, sharing: Sharing, records: "QuerySet[Any]", *, table: str = TABLE
) -> tuple[str, Any]:
    """Word the statement that queues these records, but for those that have a row."""
    ids = [F(stream.IDS[name]) if name in stream.IDS else Value("") for name in IDS]
    same = [Value(stream.NAME.value), Value("queued"), Value(sharing.epoch), Now(), Now()]
    # Looking whether a row is there costs less than trying to insert it; trying settles the rest.
    # In this form the row is looked up by the index, whatever the database believes to be there;
    # for a NOT EXISTS it may read all rows of the stream in each slice.
    there = LedgerRow.objects.filter(stream=stream.NAME, record=OuterRef(stream.IDS["record"]))
    is_there = IsNull(Subquery(there.values("pk")[:1]), False)
    is_missing = Case(When(is_there, then=Value(False)), default=Value(True))
    selected = records.filter(is_missing).order_by("pk").values_list(*ids, *same)
    select, parameters = selected.query.sql_with_params()
    insert = f"INSERT INTO {table} ({', '.join(IDS + SAME_FOR_ALL)}) {select}"
    return f"{insert} ON CONFLICT (stream, record) DO NOTHING", parameters
