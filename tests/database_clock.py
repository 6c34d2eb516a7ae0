"""PostgreSQL's clock travels with the test's, as if both were of one machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import time_machine
from django.db.backends.signals import connection_created
from django.utils import timezone

from linkedin_rsc.leases import clock

_far_apart: list[bool] = []


def listen() -> None:
    """From now on the clock of every new connection travels along."""
    connection_created.connect(_travel_along)


def _travel_along(connection, **kwargs):
    if connection.vendor == "postgresql" and _execute not in connection.execute_wrappers:
        connection.execute_wrappers.insert(0, _execute)


@contextmanager
def clock_off_by(difference: timedelta) -> Iterator[None]:
    """Set this machine's clock so far from the database's, which goes on as it was."""
    _far_apart.append(True)
    try:
        with time_machine.travel(timezone.now() + difference):
            yield
    finally:
        _far_apart.pop()
        # What this process has learned of the difference is no longer so.
        clock.ask()


def _execute(execute, sql, params, many, context):
    is_along = time_machine.escape_hatch.is_travelling() and not _far_apart
    if is_along and "STATEMENT_TIMESTAMP()" in sql:
        sql = sql.replace("STATEMENT_TIMESTAMP()", f"'{timezone.now().isoformat()}'::timestamptz")
    return execute(sql, params, many, context)
