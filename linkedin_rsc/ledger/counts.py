"""Keeps the table of counts short: triggers add to it, so that nobody counts a large table."""

from django.db import connection, transaction

from linkedin_rsc.models import LedgerCount

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


def fold() -> None:
    """Make one row of the many that PostgreSQL's triggers have added for a stream and state.

    One statement: whoever reads meanwhile sees the rows of before or the row of after, and what a
    fold at the same time has taken is left to it.
    """
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(FOLD)
