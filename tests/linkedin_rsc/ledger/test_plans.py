"""At a million rows everything the ledger is asked stands on an index; on a real PostgreSQL."""

from contextlib import contextmanager

import pytest
from django.db import connection, transaction
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.http import urlencode

from linkedin_rsc.ledger import (
    due,
    erasures,
    fill,
    job_tasks,
    leaving,
    reconciling,
    requisitions,
    resending,
)
from linkedin_rsc.ledger.claim import Claims, rescue
from linkedin_rsc.ledger.looking import requeue, send_anew, withdraw
from linkedin_rsc.ledger.resend import resend_failed
from linkedin_rsc.ledger.settle import settle
from linkedin_rsc.models import (
    Hold,
    LedgerCount,
    LedgerResend,
    LedgerRow,
    Reconciliation,
    Stream,
)
from linkedin_rsc.pages.marks import marks_of
from linkedin_rsc.pages.problems import problems_of
from linkedin_rsc.pages.warnings import linkedin_warning
from linkedin_rsc.streams import BY_NAME, candidates
from linkedin_rsc.streams.sharing import Sharing
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
    (stream, record, candidate, application, job, state, hold, answer, due_at, changed_at)
SELECT
    (ARRAY['jobs', 'candidates', 'members', 'applications', 'stages', 'candidate_notes',
        'application_notes', 'feedback'])[1 + n % 8],
    'r' || n, 'c' || n / 10, 'a' || n / 10, 'j' || n / 1000,
    state, CASE WHEN state = 'held' THEN 'waiting_for_job' ELSE '' END,
    CASE WHEN state IN ('retrying', 'needs_attention') THEN 'No ' || n % 7 ELSE '' END, now(), now()
FROM (
    SELECT n, CASE WHEN n % 10 < 6 THEN 'sent' WHEN n % 10 < 9 THEN 'queued'
        WHEN n % 100 < 95 THEN 'held' WHEN n % 1000 < 998 THEN 'retrying'
        ELSE 'needs_attention' END AS state
    FROM generate_series(1, {ROWS}) AS n
) AS made
"""
ANALYZE = "ANALYZE linkedin_rsc_ledgerrow"


def write(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@contextmanager
def seen_plans():
    """The plans of all statements on the ledger, as they are executed."""
    plans: list[str] = []

    def explain(execute, sql, params, many, context):
        if "linkedin_rsc_ledgerrow" in sql and not sql.startswith("EXPLAIN"):
            with connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN {sql}", params)
                plans.append("\n".join(line for [line] in cursor.fetchall()))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(explain):
        yield plans


def look_at_problems(stream, state):
    """Open the page of problems, and the group of its first cause."""
    chosen = {"stream": stream, "state": state}
    found = problems_of(urlencoded(chosen))
    if found and found.causes:
        problems_of(urlencoded(chosen | {"cause": found.causes[0].key}))


def urlencoded(chosen: dict[str, str]) -> QueryDict:
    return QueryDict(urlencode(chosen))


def read(rows: QuerySet) -> None:
    list(rows[:51])


@pytest.fixture
def seen(django_db_setup):
    write(FILL, ANALYZE)
    with seen_plans() as plans:
        yield plans


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
    assert Claims(Stream.STAGES, "application").take(now, 100, epoch=1)
    rescue(Stream.CANDIDATES, now)
    job_tasks.renew_old(now)
    erasures.close_forgotten()
    requeue(LedgerRow.objects.filter(candidate="c7", stream=Stream.APPLICATIONS))
    # Pages, API, home.
    LedgerCount.objects.by_place(LedgerRow.State.values)
    linkedin_warning()
    for state in ("needs_attention", "retrying", "held"):
        for stream in Stream:
            look_at_problems(stream, state)
    marks_of([ApplicationFactory()])
    read(rows)
    read(LedgerRow.objects.with_public_id("stages-r9"))
    read(rows.filter(candidate="c7"))
    read(rows.found_by(record="r77"))
    for stream in Stream:
        read(rows.found_by(stream=stream))
        for state in LedgerRow.State:
            read(rows.found_by(stream=stream, state=state))
    for state in LedgerRow.State:
        read(rows.found_by(state=state))

    assert len(seen) > 60
    whole = [plan for plan in seen if "Seq Scan on linkedin_rsc_ledgerrow" in plan]
    assert whole == [], "\n\n".join(whole)
    sorting_much = [
        plan for plan in seen if "Sort" in plan and int(plan.split("rows=")[1].split()[0]) > 10_000
    ]
    assert sorting_much == [], "\n\n".join(sorting_much)


def test_what_leaves_is_found_on_an_index(seen, settings):
    ConnectionFactory(enabled=True)
    now = timezone.now()

    for name in [one for one in Stream if one != Stream.JOBS]:
        withdraw(LedgerRow.objects.filter(candidate="c7", stream=name), Hold.PROSPECT)
        rows = Claims(name).take(now, 100, epoch=1)
        for row in rows:
            row.wanted, row.may_be_held, row.hold = "absent", True, "prospect"
        leaving.begin(BY_NAME[name], rows)
        for row in rows:
            row.may_be_held, row.state = False, "held"
        settle(BY_NAME[name], rows)
    settings.LINKEDIN_API_VERSION = "202604"
    requisitions.await_applications(Claims(Stream.JOBS).take(now, 100, epoch=1), Sharing.current())
    with transaction.atomic():
        requisitions.wake({"r8", "r16"})
    fill._look_at_rows(ROWS // 2)

    assert len(seen) > 30
    whole = [plan for plan in seen if "Seq Scan on linkedin_rsc_ledgerrow" in plan]
    assert whole == [], "\n\n".join(whole)


def test_what_failed_is_sent_again_on_an_index(seen, administrator, monkeypatch):
    monkeypatch.setattr(resending, "SLICE", 50)
    ConnectionFactory(enabled=True)
    chosen = QueryDict("stream=feedback&state=needs_attention")
    group = {"stream": "feedback", "cause": problems_of(chosen).causes[0].value}
    seen.clear()

    for meant in ({}, {"stream": "feedback"}, group):
        resend_failed(state="needs_attention", by=administrator, **meant)
        resending._resend_slice()
        LedgerResend.objects.all().delete()

    assert len(seen) > 15
    assert [plan for plan in seen if "Seq Scan on linkedin_rsc_ledgerrow" in plan] == []
    assert sum("ledger_by_words" in plan for plan in seen) >= 2


def test_comparing_reads_a_slice_of_the_ledger_at_a_time(seen):
    ConnectionFactory(enabled=True, share_notes=True, share_feedback=True)
    for place in reconciling.PLACES:
        run = Reconciliation.objects.create(stream=place, cursor=ROWS // 2)
        reconciling.go_on(run)
        run.delete()

    assert len(seen) > 30
    whole = [plan for plan in seen if "Seq Scan on linkedin_rsc_ledgerrow" in plan]
    assert whole == [], "\n\n".join(whole)
    beginning = "Index Scan using linkedin_rsc_ledgerrow_pkey"
    assert beginning in seen[1] and "id <= " in seen[1]


def test_records_are_looked_up_by_their_own_index_before_the_database_knows_their_stream():
    few = FILL.replace(f"{ROWS})", "5000)")
    write(few.replace("1 + n % 8", "1"), ANALYZE, few.replace("1 + n % 8", "2"))

    with seen_plans() as seen:
        due.have_arrived(Stream.CANDIDATES, ["r1", "r2"], 1)
        read(LedgerRow.objects.with_public_id("candidates-r9"))
        read(LedgerRow.objects.found_by(stream="candidates", record="r9"))
        send_anew(LedgerRow.objects.filter(stream="candidates", record__in=["r1", "r2"]))

    assert len(seen) == 4
    assert [plan for plan in seen if "ledger_row_once" not in plan] == []
