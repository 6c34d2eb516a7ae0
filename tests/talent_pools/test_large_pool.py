"""A pool of 100,000 people costs what one of ten costs: the plans of PostgreSQL, and statements."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.api_tokens import create_api_token
from talent_pools.models import TalentPool
from tests.factories.accounts import UserFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory
from tests.factories.talent_pools import PoolFactory
from tests.plans import nodes_of, rows_read

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite, for small houses."),
]

PEOPLE, POOLS = 100_000, 500
# A hundredth of them is private; whoever reads more than that walks through the pool.
MAX_ROWS_READ = 2_500


def multiply(row, times, **changed):
    """Insert copies of a row; `changed` names columns, in SQL, by the number `n` of the copy."""
    table = row._meta.db_table
    columns = [field.column for field in row._meta.local_concrete_fields if not field.primary_key]
    values = [changed.get(column, column) for column in columns]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(values)} "
            f"FROM {table}, generate_series(1, {times}) AS n WHERE id = {row.pk}"
        )


def fill(pool, which):
    """Put the people into the pool whom this condition in SQL names."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO talent_pools_poolmember (pool_id, candidate_id, added_at) "
            f"SELECT {pool.pk}, id, created_at FROM candidates_candidate WHERE {which} ORDER BY id"
        )
        TalentPool.objects.filter(pk=pool.pk).update(member_count=cursor.rowcount)


@pytest.fixture
def pools(recruiter):
    """One of 100,000 people, one of ten, and many beside them; all shared with the recruiter."""
    person, owner = CandidateFactory(created_by=None), UserFactory(roles=["recruiter"])
    multiply(person, PEOPLE, public_id="'person' || n", is_private="n % 100 = 0")
    large, small = PoolFactory.create_batch(2, owner=owner, contributors=[recruiter])
    multiply(
        small, POOLS, public_id="'pool' || n", name="'Pool ' || n", folded_name="'pool ' || n",
        owner_id=str(recruiter.pk),
    )  # fmt: skip
    fill(large, "public_id LIKE 'person%'")
    fill(small, "public_id LIKE 'person1234_'")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return large, small


def captured(client, method, address, data=None):
    with CaptureQueriesContext(connection) as seen:
        answer = getattr(client, method)(address, data or {})
    assert answer.status_code in {200, 302}, answer.status_code
    return [query["sql"] for query in seen]


def visits(client, program, pool):
    """Yield the statements of everything that opens a pool or goes from it."""
    at = {name: reverse(name, args=[pool.public_id]) for name in (
        "pool-detail", "pool-activity", "pool-imports", "pool-sharing", "pool-applications",
        "pool-removals", "pool-people",
    )}  # fmt: skip
    members = pool.members.filter(candidate__is_private=False)
    newest = members.order_by("-pk")[0].candidate.public_id
    chosen = {"candidate": newest}
    for name in ("pool-detail", "pool-activity", "pool-imports", "pool-sharing"):
        yield name, captured(client, "get", at[name])
    yield "next page", captured(client, "get", at["pool-detail"], {"after": "50000"})
    yield "words", captured(client, "get", at["pool-detail"], {"q": "nobodyhere"})
    yield "people", captured(client, "get", at["pool-people"], {"q": "nobodyhere"})
    for name in ("pool-applications", "pool-removals"):
        yield name, captured(client, "post", at[name], chosen)
    yield "into a pool", captured(client, "post", reverse("pool-additions"), chosen)
    yield "rail", captured(client, "get", reverse("candidate-detail", args=[newest]))
    yield "list", captured(client, "get", reverse("pool-list"))
    yield "search", captured(client, "get", reverse("search"), {"q": "pool 77"})
    api = f"/api/v1/talent-pools/{pool.public_id}/"
    yield "API pool", captured(program, "get", api)
    yield "API members", captured(program, "get", f"{api}members/")
    yield "API pools", captured(program, "get", "/api/v1/talent-pools/")


def test_a_pool_of_100_000_opens_like_one_of_ten(client_as, recruiter, pools):
    JobFactory(active=True, recruiter=recruiter)
    client, program = client_as(recruiter), client_as(recruiter)
    program.defaults["HTTP_AUTHORIZATION"] = f"Token {create_api_token(user=recruiter)}"

    large, small = (dict(visits(client, program, pool)) for pool in pools)

    assert {name: len(sqls) for name, sqls in large.items()} == {
        name: len(sqls) for name, sqls in small.items()
    }
    walks = {
        (name, node.get("Relation Name", node["Node Type"]), rows_read(node))
        for name, sqls in large.items()
        for sql in sqls
        for node in nodes_of(sql)
        if rows_read(node) > MAX_ROWS_READ
    }
    assert walks == set()
