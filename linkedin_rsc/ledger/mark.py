"""Marking what changed, in the transaction of the change."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db import connection

from linkedin_rsc.leases.clock import now_sql
from linkedin_rsc.models import LedgerRow
from linkedin_rsc.nudges import PUSH_WAITING, nudge_on_commit
from linkedin_rsc.streams.change import Mark

TABLE = LedgerRow._meta.db_table
State, Wanted = LedgerRow.State, LedgerRow.Wanted

COLUMNS = (
    "stream",
    "record",
    "job",
    "candidate",
    "application",
    "wanted",
    "state",
    "hold",
    "revision",
    "epoch",
    "due_at",
    "changed_at",
)
IS_IN_FLIGHT = f"{TABLE}.state = 'in_flight'"
LEAVES = "excluded.wanted = 'absent'"
WAITS = f"{TABLE}.state = 'queued' AND {TABLE}.due_at > excluded.due_at AND NOT {LEAVES}"
MAY_BE_HELD = f"{TABLE}.may_be_held AND {TABLE}.epoch = excluded.epoch"
# What only has to be under way is left alone where it is, unless it is no longer to be there; if
# it is in flight, its sender may be about to hold it back for a reason of before, so it is looked
# at once more. What waits until it can no longer be undone goes on waiting, whatever changes.
ON_CONFLICT = f"""
ON CONFLICT (stream, record) DO UPDATE SET
    revision = {TABLE}.revision + 1,
    wanted = excluded.wanted,
    state = CASE WHEN {IS_IN_FLIGHT} THEN {TABLE}.state
        WHEN {LEAVES} AND {MAY_BE_HELD} THEN 'deletion_queued' ELSE excluded.state END,
    hold = CASE WHEN {IS_IN_FLIGHT} AND NOT {LEAVES} THEN '' ELSE excluded.hold END,
    due_at = CASE WHEN {IS_IN_FLIGHT} OR {WAITS} THEN {TABLE}.due_at
        ELSE excluded.due_at END,
    answer = '',
    attempts = 0,
    changed_at = excluded.changed_at
WHERE excluded.revision = 1 OR {TABLE}.state IN ('held', 'in_flight')
    OR {TABLE}.wanted <> excluded.wanted
RETURNING state
"""
TO_BE_SENT = {State.QUEUED, State.DELETION_QUEUED}
AT_ONCE = timedelta()


def mark(marks: Sequence[Mark], *, epoch: int, after: timedelta = AT_ONCE) -> None:
    """Note that these records changed, or have to be under way; one statement for all of them.

    What was not under way yet is due that long `after`, by the database's clock.

    Rows come in the order everybody locks them in (`looking.in_order`). Of two marks at once, the
    later one finds the row of the first.
    """
    if not marks:
        return
    ordered = sorted(marks, key=lambda one: (one.stream.place, one.record))
    (due, due_at), (now, moment) = now_sql(after), now_sql()
    rows = [[*_values(one, epoch), *due_at, *moment] for one in ordered]
    row = ", ".join([*["%s"] * (len(COLUMNS) - 2), due, now])
    places = ", ".join([f"({row})"] * len(rows))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {TABLE} ({', '.join(COLUMNS)}) VALUES {places} {ON_CONFLICT}",
            [value for row in rows for value in row],
        )
        states = {state for [state] in cursor.fetchall()}
    if states & TO_BE_SENT:
        nudge_on_commit(PUSH_WAITING)


def _values(one: Mark, epoch: int) -> list[Any]:
    """Give a mark's columns but for the times; the revision tells whether the record changed."""
    state = State.HELD if one.hold else State.QUEUED
    wanted = Wanted.ABSENT if one.hold and one.hold.forbids else Wanted.PRESENT
    names = [one.stream, one.record, one.job, one.candidate, one.application]
    texts = [str(text) for text in (*names, wanted, state, one.hold or "")]
    return [*texts, int(one.is_changed), epoch]
