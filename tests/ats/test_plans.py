"""No page walks through a large table: the plans of every statement, on PostgreSQL."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.growth import multiply
from benchmarks.places import find_places, key_of, signed_in
from benchmarks.visits import visits
from tests.plans import nodes_of, rows_read

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite, for small houses."),
]

SEEDED, COPIES = 250, 100
# Whoever looks through a window of the newest people, or counts to a cap, reads fewer.
MAX_ROWS_WALKED = 12_000


@pytest.fixture
def places():
    call_command("seed_demo", jobs=20, candidates=SEEDED, verbosity=0)
    multiply(COPIES)
    places = find_places()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        # So few rows fit into memory; a walk would seem cheaper than it is to a million.
        cursor.execute("SET LOCAL random_page_cost = 1")
    return places


def test_no_page_walks_through_a_large_table(places):
    clients, walks = {}, set()
    for visit in filter(is_wide, visits(places)):
        key = visit.who, visit.is_api
        if key not in clients:
            clients[key] = key_of(visit.who) if visit.is_api else signed_in(visit.who)
        with CaptureQueriesContext(connection) as captured:
            assert clients[key].get(visit.address).status_code in {200, 302, 403, 404}
        for query in captured.captured_queries:
            walks |= {(visit.who, visit.name, table) for table in walked(query["sql"])}

    assert sorted(walks) == []


def is_wide(visit):
    """Whether a page asks among all people or jobs: lists, searches, home and the board."""
    return not visit.name.startswith(("job ", "candidate ", "API application ", "/notices/"))


def walked(sql):
    """Return the tables of which a statement reads very many rows without an index."""
    return {
        node["Relation Name"]
        for node in nodes_of(sql)
        if node["Node Type"] == "Seq Scan" and rows_read(node) > MAX_ROWS_WALKED
    }
