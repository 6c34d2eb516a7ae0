"""The time that all processes share: the database's, for the clocks of machines may differ.

A lease is taken, prolonged and judged in statements, by `Now`. What is decided in memory goes by
`now()`, this process's own clock set by the database's at the beginning of each look.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import DateTimeField, Func
from django.utils import timezone

# To ask takes time, too: what is less than half of this is taken for that.
STEP_S = 0.1

_ahead = timedelta()


class Now(Func):
    """The time when the database gets the statement, and perhaps a while `after` it.

    Whoever waits in it for somebody else's row judges by the earlier time, which frees nothing too
    soon. SQLite has no clock but the one of its machine, which is ours.
    """

    output_field = DateTimeField()

    def __init__(self, after: timedelta = timedelta()) -> None:
        super().__init__()
        self.after = after

    def as_sql(self, compiler: Any, connection: Any, *_: Any, **__: Any) -> tuple[str, Any]:
        return now_sql(self.after)


def now_sql(after: timedelta = timedelta()) -> tuple[str, list[Any]]:
    """Return the database's time, or a while after it, for a statement, with its parameters."""
    if connection.vendor == "postgresql":
        return ("(STATEMENT_TIMESTAMP() + %s)", [after]) if after else ("STATEMENT_TIMESTAMP()", [])
    return "%s", [connection.ops.adapt_datetimefield_value(timezone.now() + after)]


def now() -> datetime:
    """Return the database's time, as of when it was last asked."""
    return timezone.now() + _ahead


def ask() -> None:
    """Set this process's clock by the database's; one statement, none where they are one."""
    global _ahead  # All threads of a process have the same clock.
    if connection.vendor != "postgresql":
        return
    asked_at = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT STATEMENT_TIMESTAMP()")
        [told] = cursor.fetchone()
    steps = round((told - asked_at).total_seconds() / STEP_S)
    _ahead = timedelta(seconds=steps * STEP_S)
