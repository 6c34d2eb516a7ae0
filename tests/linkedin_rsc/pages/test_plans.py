"""LinkedIn's lists stand on an index at large size, and cost the same; on a real PostgreSQL."""

from contextlib import contextmanager

import pytest
from django.db import connection

from candidates.models import Candidate
from linkedin_rsc.models import Notification
from tests.factories.candidates import CandidateFactory
from tests.factories.linkedin_rsc import APPLICATION, ConnectionFactory
from tests.linkedin_rsc.pages.reading import TAB
from tests.plans import below, rows_read

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="Plans are PostgreSQL's."),
]

ROWS, PEOPLE = 50_000, 3_000
LARGE = ("linkedin_rsc_notification", "linkedin_rsc_closedaccount", "linkedin_rsc_profilematch")
# Nearly all is done and decided; every thousandth waits or failed.
FILL = f"""
INSERT INTO linkedin_rsc_notification
    (public_id, application_urn, kind, kind_as_sent, request_id, raw_body, state, attempts,
     reason, received_at)
SELECT 'n' || n, '{APPLICATION}', 'EXPORT_CANDIDATE_PROFILE', 'EXPORT', 'r' || n, '',
    CASE WHEN n % 1000 = 0 THEN 'failed' ELSE 'done' END, 1, '', now() - n * interval '1 minute'
FROM generate_series(1, {ROWS}) AS n;
INSERT INTO linkedin_rsc_closedaccount
    (public_id, record, member, application_urn, closed_at, due_on, decision, reason, decided_at)
SELECT 'c' || n, 'p' || n, 'urn:li:person:' || n, '{APPLICATION}', now(),
    current_date + n % 30, CASE WHEN n % 1000 = 0 THEN '' ELSE 'keep' END, '',
    CASE WHEN n % 1000 = 0 THEN NULL ELSE now() - n * interval '1 minute' END
FROM generate_series(1, {ROWS}) AS n;
INSERT INTO linkedin_rsc_profilematch (candidate_id, application_urn, state, possible)
SELECT person.id, other.urn, CASE WHEN person.id % 300 = 0 THEN 'possible' ELSE 'linked' END,
    '["urn:li:person:a"]'
FROM candidates_candidate AS person,
    (SELECT '{APPLICATION}' AS urn UNION ALL SELECT 'former' || n FROM generate_series(1, 9) AS n)
    AS other;
ANALYZE;
"""
PAGES = [
    f"{TAB}notifications/",
    f"{TAB}notifications/?state=failed",
    f"{TAB}notifications/?kind=EVALUATION",
    f"{TAB}notifications/?request_id=r77",
    f"{TAB}notifications/n{ROWS // 2}/",
    f"{TAB}closed-accounts/",
    f"{TAB}closed-accounts/?show=decided",
    f"{TAB}closed-accounts/c{ROWS // 2}/",
    f"{TAB}syncs/",
    f"{TAB}colleagues/",
    TAB,
    "/candidates/linkedin/matches/",
    "/",
]
# Session, person with roles and unread notices are three of them, what was read another.
MAX_STATEMENTS = 15
# A page shows fifty, and counts to a cap of a hundred or a thousand.
MAX_ROWS_READ = 1_500


@contextmanager
def statements():
    """Each statement, with the rows of large tables that it had to read."""
    seen: list[tuple[str, int]] = []

    def explain(execute, sql, params, many, context):
        if sql.startswith("SELECT") and any(f'"{table}"' in sql for table in LARGE):
            with connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {sql}", params)
                [[[plan]]] = cursor.fetchall()
            most = max(rows_read(node) for node in below(plan["Plan"]) if is_large(node))
            seen.append((sql, most))
        elif not sql.startswith("EXPLAIN"):
            seen.append((sql, 0))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(explain):
        yield seen


def is_large(node):
    return node.get("Relation Name") in LARGE


@pytest.fixture
def filled(db):
    ConnectionFactory(enabled=True)
    Candidate.objects.bulk_create(CandidateFactory.build_batch(PEOPLE))
    with connection.cursor() as cursor:
        cursor.execute(FILL)
    assert Notification.objects.filter(state="failed").count() == ROWS // 1000


def test_no_page_about_linkedin_walks_through_a_large_table(filled, client_as, administrator):
    client, walks, costs = client_as(administrator), [], {}
    for page in PAGES:
        with statements() as seen:
            assert client.get(page).status_code == 200, page
        costs[page] = len(seen)
        walks += [(page, rows, sql) for sql, rows in seen if rows > MAX_ROWS_READ]

    assert walks == []
    assert {page: cost for page, cost in costs.items() if cost > MAX_STATEMENTS} == {}
