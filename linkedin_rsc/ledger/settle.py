"""Writing what became of claimed rows.

A row is never lost between change and answer: a change while it is in flight raises its `revision`,
and settle() then queues it again.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from linkedin_rsc.ledger import parents
from linkedin_rsc.models import LedgerRow
from linkedin_rsc.streams import OutgoingStream
from linkedin_rsc.streams.row import Row

TABLE = LedgerRow._meta.db_table

# What is written, with its type on PostgreSQL.
SETTLED = {
    "wanted": "text",
    "state": "text",
    "hold": "text",
    "due_at": "timestamptz",
    "answer": "text",
    "payload_hash": "text",
    "epoch": "integer",
    "held_at_linkedin": "boolean",
    "may_be_held": "boolean",
    "accepted": "jsonb",
    "task": "text",
    "attempts": "integer",
    "sent_at": "timestamptz",
}
KEYS = {"id": "bigint", "claimed_at": "timestamptz"}
# What a row that changed in flight gets instead: it goes once more, whatever was answered.
IF_CHANGED = {"state": "'queued'", "hold": "''", "due_at": "%s", "payload_hash": "''"}


@transaction.atomic
def settle(stream: OutgoingStream, rows: Sequence[Row]) -> None:
    """Write rows; one that changed meanwhile is queued again.

    A row that was taken from us meanwhile, known by when it was claimed, is left alone. What waits
    for these rows is freed in the same transaction. One statement to lock and one to write,
    whatever the number.
    """
    parents.look_once_more(stream, rows)
    # In the order everybody keeps, so that two who lock several never wait for each other.
    ours = LedgerRow.objects.filter(pk__in=[row.pk for row in rows])
    list(ours.order_by("stream", "record").select_for_update().values_list("pk"))
    with connection.cursor() as cursor:
        cursor.execute(_statement(), _parameters(rows, timezone.now()))
    parents.free_children(stream, rows)


def _statement() -> str:
    has_changed = f"{TABLE}.revision <> {TABLE}.claimed_revision AND settled.task = ''"
    values = [
        f"{name} = CASE WHEN {has_changed} THEN {IF_CHANGED[name]} ELSE settled.{name} END"
        if name in IF_CHANGED
        else f"{name} = settled.{name}"
        for name in SETTLED
    ]
    return (
        f"UPDATE {TABLE} SET {', '.join(values)} FROM {_source()} AS settled"
        f" WHERE {TABLE}.id = settled.id AND {TABLE}.in_flight_since = settled.claimed_at"
    )


def _source() -> str:
    """Name the rows as a table; both databases read one from a JSON document."""
    columns = KEYS | SETTLED
    if connection.vendor == "postgresql":
        typed = ", ".join(f"{name} {kind}" for name, kind in columns.items())
        return f"(SELECT * FROM json_to_recordset(%s) AS given({typed}))"
    read = ", ".join(f"json_extract(value, '$.{name}') AS {name}" for name in columns)
    return f"(SELECT {read} FROM json_each(%s))"


def _parameters(rows: Sequence[Row], now: datetime) -> list[Any]:
    document = json.dumps([_written(row) for row in rows])
    return [connection.ops.adapt_datetimefield_value(now), document]


def _written(row: Row) -> dict[str, Any]:
    written = {name: getattr(row, name) for name in SETTLED}
    written["due_at"], written["sent_at"] = _moment(row.due_at), _moment(row.sent_at)
    return {**written, "id": row.pk, "claimed_at": _moment(row.in_flight_since)}


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else str(connection.ops.adapt_datetimefield_value(moment))
