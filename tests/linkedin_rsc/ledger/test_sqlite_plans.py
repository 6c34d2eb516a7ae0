"""SQLite takes the partial indexes of the ledger, too: only for their very words."""

import pytest
from django.db import connection
from django.http import QueryDict
from django.utils import timezone

from jobs.models import Job
from linkedin_rsc.ledger import differences, due, leaving
from linkedin_rsc.ledger.claim import Claims, rescue
from linkedin_rsc.ledger.settle import settle
from linkedin_rsc.models import LedgerRow, Stream
from linkedin_rsc.pages.leaving import leaving_job
from linkedin_rsc.pages.problems import problems_of
from linkedin_rsc.streams import BY_NAME
from tests.factories.jobs import JobFactory
from tests.factories.linkedin_rsc import LedgerRowFactory

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="These plans are SQLite's."),
]

# As Django names it and as we do.
TABLES = ('"linkedin_rsc_ledgerrow"', "linkedin_rsc_ledgerrow")


@pytest.fixture
def seen():
    """The plans of all statements on the ledger, as they are executed."""
    plans: list[str] = []

    def explain(execute, sql, params, many, context):
        is_about_rows = any(f"FROM {table}" in sql for table in TABLES) or sql.startswith("UPDATE")
        if is_about_rows and not sql.startswith("EXPLAIN"):
            with connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
                plans.append("\n".join(row[3] for row in cursor.fetchall()))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(explain):
        yield plans


def test_what_a_sender_asks_stands_on_an_index_and_is_not_sorted(seen):
    LedgerRowFactory()
    now, claims = timezone.now(), Claims(Stream.CANDIDATES)
    seen.clear()

    due.streams_due(now)
    due.next_due(now, now)
    due.tasks(Stream.JOBS, now, 100)
    for _ in range(2):
        claims.take(now, 100, epoch=1)
    Claims(Stream.STAGES, "application").take(now, 100, epoch=1)
    rescue(Stream.CANDIDATES, now)

    assert seen
    assert [plan for plan in seen if "SCAN linkedin" in plan or "ORDER BY" in plan] == []
    assert not any("ledger_by_stream" in plan for plan in seen)


def test_what_leaves_is_found_on_an_index(seen):
    rows = {}
    for name in [one for one in Stream if one != Stream.JOBS]:
        LedgerRowFactory(stream=name, wanted="absent", may_be_held=True, hold="prospect")
        rows[name] = Claims(name).take(timezone.now(), 100, epoch=1)
    seen.clear()

    for name, claimed in rows.items():
        leaving.begin(BY_NAME[name], claimed)
        for row in claimed:
            row.may_be_held = False
        settle(BY_NAME[name], claimed)

    assert len(seen) > 8
    assert [plan for plan in seen if "SCAN linkedin" in plan] == []


def test_what_leaves_below_a_job_is_found_by_the_job(seen):
    closed = Job.LinkedInSharing.CLOSED
    job = JobFactory(
        linkedin_notes=closed, linkedin_source=closed, linkedin_fields_changed_at=timezone.now()
    )
    seen.clear()

    leaving_job(job)

    notes, fields = seen
    assert "ledger_leaving_job" in notes
    assert "ledger_told_again" in fields


def test_comparing_reads_a_slice_of_the_ledger_at_a_time(seen):
    LedgerRowFactory()
    seen.clear()

    differences.slice_from(0, 100)

    assert len(seen) == 2
    assert all("INTEGER PRIMARY KEY (rowid>?" in plan for plan in seen)


def test_records_off_the_way_are_listed_by_an_index(seen):
    LedgerRowFactory(state=LedgerRow.State.NEEDS_ATTENTION)
    seen.clear()

    problems_of(QueryDict("stream=candidates&state=needs_attention"))

    assert "ledger_by_state_of_stream" in seen[-1]


def test_records_of_one_cause_are_listed_by_an_index(seen):
    LedgerRowFactory(state=LedgerRow.State.NEEDS_ATTENTION, answer="No")
    LedgerRowFactory(state=LedgerRow.State.HELD, hold="prospect")
    for state in ("needs_attention", "held"):
        query = f"stream=candidates&state={state}"
        [cause] = problems_of(QueryDict(query)).causes
        seen.clear()

        problems_of(QueryDict(f"{query}&cause={cause.key}"))

        causes, rows = seen
        assert "SCAN linkedin" not in causes
        assert "ORDER BY" not in causes
        # Either will do; which, SQLite decides by what it knows of the table.
        assert "ledger_by_words" in rows or "ledger_by_hold" in rows
        assert "ORDER BY" not in rows
