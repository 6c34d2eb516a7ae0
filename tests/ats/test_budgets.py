"""What a page may cost at most, in a small company and in one six times as large."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.growth import multiply
from benchmarks.places import find_places, key_of, signed_in
from benchmarks.visits import ADMINISTRATOR, INTERVIEWER, RECRUITER, pages

pytestmark = pytest.mark.django_db

SEEDED, COPIES = 220, 6
QUERIES = {"/": 15, "board": 12, "column": 12, "job": 12, "candidate": 15}
LIST_QUERIES, SQL_BYTES = 10, 20_000
WRITES = ("UPDATE", "DELETE", "INSERT")
# Their first page is full in both companies.
API_LISTS = ("candidates/", "applications/")


@pytest.fixture
def places():
    call_command("seed_demo", jobs=12, candidates=SEEDED, verbosity=0)
    return find_places()


def costs(client, addresses):
    """Return the statements of each page, which keep within its budget, and its bytes."""
    found = {}
    for name, address in addresses:
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(address)
        sql = [query["sql"] for query in captured.captured_queries if not is_seldom(query["sql"])]
        assert len(sql) <= budget(name), (name, sql)
        assert sum(map(len, sql)) < SQL_BYTES, name
        # That a record was read is written down.
        written = [one for one in sql if one.startswith(WRITES) and "recordread" not in one]
        assert not written, name
        found[name] = len(sql), len(answer.content)
    return found


def is_seldom(sql):
    """That a session was seen is written once a minute, which a busy machine may reach."""
    return sql.startswith(('UPDATE "accounts_session"', "SAVEPOINT", "RELEASE"))


def budget(name):
    return QUERIES.get(name.split(" ")[0], LIST_QUERIES)


@pytest.mark.parametrize("who", [ADMINISTRATOR, RECRUITER, INTERVIEWER])
def test_no_page_costs_more_in_a_larger_company(places, who):
    client = signed_in(who)
    opened = list(pages(places))
    small = costs(client, opened)

    multiply(COPIES)
    large = costs(client, opened)

    assert {name: queries for name, (queries, _) in large.items()} == {
        name: queries for name, (queries, _) in small.items()
    }


def test_no_list_of_the_api_costs_more_in_a_larger_company(places):
    client = key_of(RECRUITER)
    lists = [(name, f"/api/v1/{name}") for name in API_LISTS]
    small = costs(client, lists)

    multiply(COPIES)

    for name, (queries, size) in costs(client, lists).items():
        assert queries == small[name][0]
        assert size < small[name][1] * 1.1
