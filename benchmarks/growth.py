"""Make a seeded company many times as large, by SQL alone.

Every row becomes `factor` rows that stand where it stood: copies of a person get keys that follow
each other, so that newer people keep the higher keys, as in a company that has grown. Copy 0 keeps
its public ids and its colleagues; every other copy has colleagues, jobs and people of its own.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models, transaction

from accounts.models import Activity, RoleGrant, User
from applications.models import Application, StageChange
from candidates.models import BackgroundEntry, Candidate, CandidateEmail, CandidatePhone
from interviews.models import InterviewFeedback
from jobs.models import Job, JobNumber, Stage, TeamMember
from notes.models import Note
from talent_pools.models import PoolMember, TalentPool

Model = type[models.Model]

# Parents before children.
GROWING: tuple[Model, ...] = (
    User, RoleGrant, JobNumber, Job, TeamMember, Stage, Candidate, CandidateEmail, CandidatePhone,
    BackgroundEntry, Candidate.tags.through, Application, StageChange, Note, InterviewFeedback,
    TalentPool, TalentPool.contributors.through, PoolMember, Activity,
)  # fmt: skip
# Colleagues alone keep their keys: who has signed in stays signed in.
COLLEAGUES_APART = 1_000
# What is public is told apart by its end, addresses (also among the searched words) by the name.
IDS, ADDRESSES = (
    {"public_id", "subject", "job", "candidate", "folded_name"},
    {"email", "search_text"},
)


def grow(factor: int) -> None:
    """Multiply what `seed_demo` wrote, and let the database look at what there is."""
    with transaction.atomic():
        multiply(factor)
    _run("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def multiply(factor: int) -> None:
    """Make `factor` rows of each row, within the transaction of the caller."""
    with _without_indexes():
        for model in GROWING if factor > 1 else ():
            _multiply(model, factor)
    _run(*connection.ops.sequence_reset_sql(no_style(), GROWING))


def _multiply(model: Model, factor: int) -> None:
    table, fields = model._meta.db_table, model._meta.concrete_fields
    names = ", ".join(f'"{field.column}"' for field in fields)
    values = ", ".join(_value(field, factor) for field in fields)
    copies = f"SELECT 0 AS n UNION ALL SELECT n + 1 FROM copies WHERE n + 1 < {factor}"
    _run(
        f"CREATE TEMPORARY TABLE grown AS SELECT * FROM {table}",
        # Colleagues are referred to and stay; all others are written anew, in order.
        f"DELETE FROM {table} WHERE {model is not User}",
        f"INSERT INTO {table} ({names}) WITH RECURSIVE copies AS ({copies}) "
        f"SELECT {values} FROM grown, copies WHERE n > 0 OR {model is not User} ORDER BY id, n",
        "DROP TABLE grown",
    )


def _value(field: "models.Field[Any, Any]", factor: int) -> str:
    """Return what copy `n` has in this column, as SQL."""
    column = f'"{field.column}"'
    model = field.related_model or (field.model if field.primary_key else None)
    if model is User:
        return f"{column} + n * {COLLEAGUES_APART}"
    if model in GROWING:
        return f"{column} * {factor} + n"
    if field.name in ADDRESSES:
        return f"replace({column}, '@', CASE n WHEN 0 THEN '@' ELSE '.' || n || '@' END)"
    if field.name in IDS:
        return f"{column} || CASE WHEN n = 0 OR {column} = '' THEN '' ELSE '-' || n END"
    return column


@contextmanager
def _without_indexes() -> Iterator[None]:
    """Set aside what makes every row dear: indexes, and the checks of the keys."""
    if connection.vendor != "postgresql":
        yield
        return
    _run(
        # What was written before is checked first: no index is dropped while anything waits for it.
        "SET CONSTRAINTS ALL IMMEDIATE",
        "SET LOCAL session_replication_role = replica",
        "SET LOCAL maintenance_work_mem = '512MB'",
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index "
            "WHERE NOT indisunique AND indrelid::regclass::text = ANY(%s)",
            [[model._meta.db_table for model in GROWING]],
        )
        indexes: Sequence[tuple[str, str]] = cursor.fetchall()
    _run(*(f"DROP INDEX {name}" for name, _ in indexes))
    yield
    _run(*(definition for _, definition in indexes))


def _run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
