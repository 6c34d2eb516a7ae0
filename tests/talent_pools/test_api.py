"""/api/v1/talent-pools/."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.api_tokens import create_api_token
from accounts.models import RecordRead
from talent_pools.models import TalentPool
from talent_pools.pools.system import make_system_pool
from talent_pools.sharing.services import share_pool, unshare_pool
from tests.api.shapes import assert_problem
from tests.factories.accounts import UserFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.talent_pools import PoolFactory

pytestmark = pytest.mark.django_db
URL = "/api/v1/talent-pools/"
JSON = {"content_type": "application/json"}


@pytest.fixture
def program(client):
    def sign_in(user):
        client.defaults["HTTP_AUTHORIZATION"] = f"Token {create_api_token(user=user)}"
        return client

    return sign_in


def test_a_pool_is_made_read_changed_and_deleted(program, recruiter, outsider):
    api = program(recruiter)

    made = api.post(URL, {"name": "Nights", "contributors": [outsider.email]}, **JSON).json()
    address = f"{URL}{made['id']}/"

    assert api.get(address).json() == made
    assert (made["owner"], made["contributors"]) == (recruiter.email, [outsider.email])
    assert (made["kind"], made["member_count"], made["description"]) == ("manual", 0, "")
    changed = api.patch(address, {**made, "name": "Days", "contributors": []}, **JSON).json()
    assert (changed["name"], changed["contributors"]) == ("Days", [])
    assert api.delete(address).status_code == 204
    assert_problem(api.get(address), 404, code="not_found")


def test_whoever_replaces_the_contributors_says_which_they_read(program, recruiter, outsider):
    pool, colleague = PoolFactory(owner=recruiter), UserFactory(roles=["recruiter"])
    api, address = program(recruiter), f"{URL}{pool.public_id}/"
    read = api.get(address).json()
    wanted = {"contributors": [colleague.email]}
    share_pool(pool=pool, user=outsider, by=recruiter)

    unsaid = api.patch(address, wanted, **JSON)
    late = api.patch(address, {**wanted, "updated_at": read["updated_at"]}, **JSON)

    assert_problem(unsaid, 400, "invalid", "updated_at")
    assert_problem(late, 409, "changed_meanwhile")
    now = api.get(address).json()
    assert now["contributors"] == [outsider.email]
    done = api.patch(address, {**wanted, "updated_at": now["updated_at"]}, **JSON).json()
    assert done["contributors"] == [colleague.email]
    assert done["updated_at"] > now["updated_at"]


@pytest.mark.parametrize("act", [share_pool, unshare_pool])
def test_sharing_is_a_change_that_others_notice(program, recruiter, outsider, act):
    pool = PoolFactory(owner=recruiter, contributors=[outsider] if act is unshare_pool else [])
    api, address = program(recruiter), f"{URL}{pool.public_id}/"
    read = api.get(address).json()
    act(pool=pool, user=outsider, by=recruiter)

    answer = api.patch(address, {"name": "Days", "updated_at": read["updated_at"]}, **JSON)

    assert_problem(answer, 409, "changed_meanwhile")


def test_people_are_added_listed_and_removed(program, recruiter):
    api, candidate = program(recruiter), CandidateFactory()
    pool = PoolFactory(owner=recruiter)
    address = f"{URL}{pool.public_id}/members/"
    body = {"candidate": candidate.public_id}

    assert api.post(address, body, **JSON).status_code == 201
    assert_problem(api.post(address, body, **JSON), 409, code="already_in_pool")
    listed = api.get(address).json()["results"]
    assert [one["candidate"] for one in listed] == [candidate.public_id]
    assert listed[0]["added_by"]["name"] == "Rita Lindqvist"
    assert api.get(f"{URL}{pool.public_id}/").json()["member_count"] == 1
    assert api.delete(f"{address}{candidate.public_id}/").status_code == 204
    assert api.get(address).json()["results"] == []
    assert RecordRead.objects.get(route__contains="members").count == 1


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"name": "Taken"}, "name"),
        ({"name": " "}, "name"),
        ({"name": "x" * 101}, "name"),
        ({"name": "Nights", "kind": "linkedin"}, "kind"),
        ({"name": "Nights", "contributors": ["nobody@nordwind.example"]}, "contributors"),
    ],
)
def test_what_cannot_be_kept_is_refused_at_its_field(program, recruiter, body, field):
    PoolFactory(name="Taken")

    answer = program(recruiter).post(URL, body, **JSON)

    assert_problem(answer, 400, answer.json()["code"], field)
    assert TalentPool.objects.count() == 1


def test_a_private_person_is_counted_and_listed_for_whom_they_are_open_to(
    program, recruiter, administrator, outsider
):
    private = CandidateFactory(is_private=True, created_by=recruiter)
    pool = PoolFactory(
        owner=recruiter, contributors=[outsider], holding=[private, CandidateFactory()]
    )
    address = f"{URL}{pool.public_id}/"

    seen = {}
    for user in (recruiter, administrator, outsider):
        api = program(user)
        listed = api.get(f"{address}members/").json()["results"]
        seen[user] = (api.get(address).json()["member_count"], len(listed))

    assert seen == {recruiter: (2, 2), administrator: (2, 2), outsider: (1, 1)}
    answer = program(outsider).post(f"{address}members/", {"candidate": private.public_id}, **JSON)
    assert_problem(answer, 400, "invalid", "candidate")
    assert api.delete(f"{address}members/{private.public_id}/").status_code == 404


def test_a_pool_that_fills_itself_takes_nobody_but_who_was_removed(program, recruiter):
    pool, candidate = make_system_pool(name="From Recruiter"), CandidateFactory()
    address = f"{URL}{pool.public_id}/"
    api = program(recruiter)

    answer = api.post(f"{address}members/", {"candidate": candidate.public_id}, **JSON)

    assert_problem(answer, 409, code="not_in_pool")
    assert_problem(api.patch(address, {"name": "Mine"}, **JSON), 403, code="not_allowed")
    assert_problem(api.delete(address), 403, code="not_allowed")


@pytest.mark.parametrize("who", ["interviewer", "outsider"])
def test_others_learn_of_no_pool(request, program, who):
    pool = PoolFactory()
    api = program(request.getfixturevalue(who))

    assert api.get(URL).json()["results"] == []
    assert api.get(f"{URL}{pool.public_id}/").status_code == 404


@pytest.mark.parametrize("count", [2, 30])
def test_the_lists_cost_the_same_for_any_number(program, recruiter, count):
    people = CandidateFactory.create_batch(count)
    PoolFactory.create_batch(count, owner=recruiter)
    pool = PoolFactory(owner=recruiter, holding=people)
    api = program(recruiter)

    with CaptureQueriesContext(connection) as pools:
        api.get(URL)
    with CaptureQueriesContext(connection) as members:
        api.get(f"{URL}{pool.public_id}/members/")

    # Token, roles; pools, contributors, hidden people.
    assert len(pools) == 5
    # Token, roles; the pool with contributors; the page; that it was read.
    assert len(members) == 6
