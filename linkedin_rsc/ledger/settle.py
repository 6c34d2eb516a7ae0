"""Writing what became of claimed rows.

A row is never lost between change and answer: a change while it is in flight raises its `revision`,
and settle() then queues it again.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from operator import attrgetter
from typing import Any

from django.db import connection, transaction

from linkedin_rsc.leases import clock
from linkedin_rsc.ledger import erasures, leaving, parents
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
_read = attrgetter(*SETTLED, "pk", "in_flight_since")
IS_OURS = f"{TABLE}.id = settled.id AND {TABLE}.in_flight_since = settled.claimed_at"
LEAVES = f"{TABLE}.wanted = 'absent'"
# What a row that changed in flight gets instead: it goes once more, whatever was answered.
IF_CHANGED = {
    "wanted": f"{TABLE}.wanted",
    "state": f"CASE WHEN {LEAVES} THEN 'deletion_queued' ELSE 'queued' END",
    "hold": f"CASE WHEN {LEAVES} THEN {TABLE}.hold ELSE '' END",
    "due_at": "%s",
    "payload_hash": "''",
}


@transaction.atomic(savepoint=False)
def settle(stream: OutgoingStream, rows: Sequence[Row]) -> None:
    """Write rows; one that changed meanwhile is queued again.

    A row that was taken from us meanwhile, known by when it was claimed, is left alone. What
    follows for others is written in the same transaction, as nobody else would: what waits for
    these rows is freed, what left LinkedIn with them is known to have left, and what they spoilt
    there or missed is sent anew. Locks parents, the rows, children, as everybody does.
    """
    gone, orphans = leaving.gone(rows), [row for row in rows if row.is_orphan]
    over = [*gone, *leaving.refused(rows)]
    parents.look_once_more(stream, rows, [*over, *orphans])
    with connection.cursor() as cursor:
        cursor.execute(_statement(), _parameters(rows, clock.now()))
    parents.send_anew_for(stream, orphans)
    leaving.wake_parents(stream, over)
    _follow_below(stream, rows, gone)
    erasures.note(stream, rows, gone)


def _follow_below(stream: OutgoingStream, rows: Sequence[Row], gone: Sequence[Row]) -> None:
    arrived = [row for row in rows if row.has_arrived]
    for child, parent in parents.children_of(stream):
        parents.free(child.NAME, parent, arrived)
        leaving.take_along(child, parent, gone)
        parents.send_spoilt(child.NAME, rows)


def _statement() -> str:
    has_changed = f"{TABLE}.revision <> {TABLE}.claimed_revision AND settled.task = ''"
    values = [
        f"{name} = CASE WHEN {has_changed} THEN {IF_CHANGED[name]} ELSE settled.{name} END"
        if name in IF_CHANGED
        else f"{name} = settled.{name}"
        for name in SETTLED
    ]
    # Whoever was away meanwhile no longer knows it as claimed.
    values.append(
        "in_flight_since = CASE WHEN settled.state = 'in_flight' THEN settled.claimed_at END"
    )
    columns = KEYS | SETTLED
    if connection.vendor != "postgresql":
        read = ", ".join(f"json_extract(value, '$.{name}') AS {name}" for name in columns)
        return (
            f"UPDATE {TABLE} SET {', '.join(values)}"
            f" FROM (SELECT {read} FROM json_each(%s)) AS settled WHERE {IS_OURS}"
        )
    typed = ", ".join(f"{name} {kind}" for name, kind in columns.items())
    # Locked in the order everybody keeps, so that two who lock several never wait for each other.
    return (
        f"WITH settled AS MATERIALIZED (SELECT * FROM json_to_recordset(%s) AS given({typed})),"
        f" locked AS MATERIALIZED (SELECT {TABLE}.id FROM {TABLE} JOIN settled USING (id)"
        f" ORDER BY {TABLE}.record FOR UPDATE OF {TABLE})"
        f" UPDATE {TABLE} SET {', '.join(values)} FROM settled JOIN locked USING (id)"
        f" WHERE {IS_OURS}"
    )


def _parameters(rows: Sequence[Row], now: datetime) -> list[Any]:
    moment = connection.ops.adapt_datetimefield_value

    @lru_cache
    def written(value: datetime) -> str:
        return str(moment(value))

    names = (*SETTLED, *KEYS)
    document = json.dumps(
        [dict(zip(names, _read(row), strict=True)) for row in rows], default=written
    )
    # The document comes first where it is read first.
    parameters = [moment(now), document]
    return parameters[::-1] if connection.vendor == "postgresql" else parameters
