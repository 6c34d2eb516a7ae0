"""Keeps the table of counts short: triggers add to it, so that nobody counts a large table."""

from collections.abc import Iterator

from django.db import connection, transaction

from base.metrics import Gauge, Sample
from linkedin_rsc.models import LedgerCount, LedgerRow, Stream

TABLE = LedgerCount._meta.db_table
# What came since the last fold is at most as many rows as statements that wrote the ledger.
FOLD = f"""
WITH taken AS (
    DELETE FROM {TABLE} WHERE id IN (SELECT id FROM {TABLE} FOR UPDATE SKIP LOCKED)
    RETURNING stream, state, number
)
INSERT INTO {TABLE} (stream, state, number)
SELECT stream, state, sum(number) FROM taken GROUP BY stream, state HAVING sum(number) <> 0
"""


def samples() -> Iterator[Sample]:
    """Records that LinkedIn should hold, by stream and by state of their sync."""
    numbers = LedgerCount.objects.by_place(LedgerRow.State.values)
    for stream in Stream.values:
        for state in LedgerRow.State.values:
            yield {"stream": stream, "state": state}, numbers.get((stream, state), 0)


def fold() -> None:
    """Make one row of the many that PostgreSQL's triggers have added for a stream and state.

    One statement: whoever reads meanwhile sees the rows of before or the row of after, and what a
    fold at the same time has taken is left to it.
    """
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(FOLD)


RECORDS = Gauge("tandem_linkedin_records", samples)
