"""At a million rows everything the ledger is asked stands on an index; on a real PostgreSQL."""

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from linkedin_rsc.ledger import due
from linkedin_rsc.ledger.claim import Claims, rescue
from linkedin_rsc.ledger.looking import requeue
from linkedin_rsc.ledger.settle import settle
from linkedin_rsc.models import LedgerCount, LedgerRow, Stream
from linkedin_rsc.pages.entries import marks_of
from linkedin_rsc.pages.problems import problems_of
from linkedin_rsc.streams import candidates
from linkedin_rsc.warnings import linkedin_warning
from tests.factories.applications import ApplicationFactory
from tests.factories.linkedin_rsc import ConnectionFactory

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="Plans are PostgreSQL's."),
]

ROWS = 1_000_000
# Most is sent, much is queued, and of every state there is some.
FILL = f"""
INSERT INTO linkedin_rsc_ledgerrow
    (stream, record, candidate, application, job, state, hold, due_at, changed_at)
SELECT
    (ARRAY['jobs', 'candidates', 'members', 'applications', 'stages'])[1 + n % 5],
    'r' || n, 'c' || n / 10, 'a' || n / 10, 'j' || n / 1000,
    state, CASE WHEN state = 'held' THEN 'waiting_for_job' ELSE '' END, now(), now()
FROM (
    SELECT n, CASE WHEN n % 10 < 6 THEN 'sent' WHEN n % 10 < 9 THEN 'queued'
        WHEN n % 100 < 95 THEN 'held' WHEN n % 1000 < 998 THEN 'retrying'
        ELSE 'needs_attention' END AS state
    FROM generate_series(1, {ROWS}) AS n
) AS made
"""


@pytest.fixture
def seen(django_db_setup):
    """The plans of all statements on the ledger, as they are executed."""
    with connection.cursor() as cursor:
        cursor.execute(FILL)
        cursor.execute("ANALYZE linkedin_rsc_ledgerrow")
    plans: list[str] = []

    def explain(execute, sql, params, many, context):
        if "linkedin_rsc_ledgerrow" in sql and not sql.startswith("EXPLAIN"):
            with connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN {sql}", params)
                plans.append("\n".join(line for [line] in cursor.fetchall()))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(explain):
        yield plans


def read(rows: QuerySet) -> None:
    list(rows[:51])


def test_nothing_reads_the_ledger_whole(seen):
    ConnectionFactory(enabled=True)
    now, rows = timezone.now(), LedgerRow.objects.order_by("-id")

    due.streams_due(now)
    due.next_due(now, now)
    due.tasks(Stream.JOBS, now, 100)
    due.have_arrived(Stream.CANDIDATES, ["r1", "r2"], 1)
    claims = Claims(Stream.CANDIDATES)
    for _ in range(2):
        settle(candidates, claims.take(now, 100, epoch=1))
    rescue(Stream.CANDIDATES, now)
    requeue(LedgerRow.objects.filter(candidate="c7", stream=Stream.APPLICATIONS))
    # Pages, API, home.
    LedgerCount.objects.by_place(LedgerRow.State.values)
    linkedin_warning()
    problems_of("applications", "needs_attention", "")
    marks_of([ApplicationFactory()])
    read(rows)
    read(LedgerRow.objects.with_public_id("stages-r9"))
    read(rows.filter(candidate="c7"))
    for stream in Stream:
        read(rows.filter(stream=stream))
        read(rows.filter(record="r77", stream__in=Stream.values))
        for state in LedgerRow.State:
            read(rows.filter(stream=stream, state=state))
    for state in LedgerRow.State:
        read(rows.filter(state=state))

    assert len(seen) > 60
    whole = [plan for plan in seen if "Seq Scan on linkedin_rsc_ledgerrow" in plan]
    assert whole == [], "\n\n".join(whole)
    sorting_much = [
        plan for plan in seen if "Sort" in plan and int(plan.split("rows=")[1].split()[0]) > 10_000
    ]
    assert sorting_much == [], "\n\n".join(sorting_much)
