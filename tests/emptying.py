"""Empties the database of a running stack from outside, while its programs stay connected.

Rows are deleted rather than tables truncated: nobody who is just reading or writing is locked out.
Numbers begin at one again, so that a company's first job is JOB-0001.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg2

# What `migrate` wrote: no journey changes it.
KEPT = ("django_migrations", "django_content_type", "auth_permission")
# Filled by triggers while the ledger is emptied, so it comes after all others.
LAST = "linkedin_rsc_ledgercount"
LOCK_TIMEOUT_S = 20


def empty_sqlite(file: Path) -> None:
    # Foreign keys are not watched unless one asks for it, so any order will do.
    with closing(sqlite3.connect(file, timeout=LOCK_TIMEOUT_S, isolation_level=None)) as database:
        database.execute("BEGIN IMMEDIATE")
        found = database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
        for name in ours(found):
            database.execute(f'DELETE FROM "{name}"')
            database.execute("DELETE FROM sqlite_sequence WHERE name = ?", [name])
        database.execute("COMMIT")


def empty_postgresql(url: str) -> None:
    # Django's foreign keys are checked at the commit, so any order will do.
    with closing(psycopg2.connect(url)) as connection, connection, connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for name in ours(cursor.fetchall()):
            cursor.execute(f'DELETE FROM "{name}"')
        cursor.execute(
            "SELECT setval(format('%I', sequencename)::regclass, 1, false) FROM pg_sequences"
            " WHERE schemaname = 'public'"
            " AND sequencename NOT LIKE 'django_%' AND sequencename NOT LIKE 'auth_%'"
        )


def ours(rows: list[tuple[str]]) -> list[str]:
    return sorted((name for (name,) in rows if name not in KEPT), key=LAST.__eq__)
