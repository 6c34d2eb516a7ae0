"""Counts what the callback URL answered; a refused call leaves nothing else."""

from django.db import connection
from django.utils import timezone

from linkedin_rsc.models import CallbackCount

_TABLE = CallbackCount._meta.db_table
_ADD_ONE = f"""INSERT INTO {_TABLE} (outcome, day, count) VALUES (%s, %s, 1)
    ON CONFLICT (outcome, day) DO UPDATE SET count = {_TABLE}.count + 1
"""  # noqa: S608  # Nothing in it comes from outside.


def count(outcome: str) -> None:
    """Add one to today's counter of an outcome, in any number of processes at once."""
    with connection.cursor() as cursor:
        cursor.execute(_ADD_ONE, [outcome, timezone.now().date().isoformat()])
