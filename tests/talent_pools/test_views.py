"""The pages of talent pools."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from base.forms import MAX_OFFERED
from base.undoing import way_back
from talent_pools.members.services import add_from_system, add_to_pool, remove_from_pool
from talent_pools.models import PoolMember, TalentPool
from talent_pools.pools.system import make_system_pool
from talent_pools.sharing.services import share_pool
from tests.factories.accounts import UserFactory
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory
from tests.factories.talent_pools import PoolFactory

pytestmark = pytest.mark.django_db
LIST, NEW, ADDITIONS = "/talent-pools/", "/talent-pools/new/", "/talent-pools/additions/"


@pytest.fixture
def pool(recruiter):
    return PoolFactory(name="Night shift", owner=recruiter)


def at(name, pool, *more):
    return reverse(name, args=[pool.public_id, *more])


def names_on(response):
    return [member.candidate.full_name for member in response.context["page"].rows]


def said_by(response):
    return [str(message) for message in response.context["messages"]]


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("", ["Angels", "From Recruiter", "Night shift"]),
        ("?whose=mine", ["Night shift"]),
        ("?whose=shared", ["Angels"]),
        ("?whose=system", ["From Recruiter"]),
        ("?q=NIGHT", ["Night shift"]),
        ("?q=nothing", []),
    ],
)
def test_the_list_shows_ones_own_shared_and_self_filling_pools(
    client_as, recruiter, pool, query, named
):
    PoolFactory(name="Angels", contributors=[recruiter])
    PoolFactory(name="Secret")
    make_system_pool(name="From Recruiter")

    response = client_as(recruiter).get(LIST + query)

    assert [row.name for row in response.context["page"].rows] == named
    assert "Secret" not in response.text


@pytest.mark.parametrize(("who", "shown"), [("recruiter", True), ("interviewer", False)])
def test_the_place_is_for_those_who_have_pools(request, client_as, who, shown):
    page = client_as(request.getfixturevalue(who)).get("/").text

    assert ('href="/talent-pools/"' in page) == shown


def test_a_pool_is_made_renamed_and_deleted(client_as, recruiter):
    client = client_as(recruiter)

    made = client.post(NEW, {"name": "Nights", "description": "Who wants nights"}, follow=True)
    pool = TalentPool.objects.get()
    assert "Who wants nights" in made.text
    client.post(at("pool-edit", pool), {"name": "Days", "description": ""})
    assert "Days" in client.get(LIST).text
    client.post(at("pool-deletion", pool))

    assert not TalentPool.objects.exists()


@pytest.mark.parametrize("name", ["", "night SHIFT", "x" * 101])
def test_a_name_that_does_not_do_comes_back(client_as, recruiter, pool, name):
    response = client_as(recruiter).post(NEW, {"name": name, "description": "Kept words"})

    assert response.status_code == 422
    assert "Kept words" in response.text
    assert TalentPool.objects.count() == 1


def test_people_are_found_added_and_removed(client_as, recruiter, pool):
    candidate = CandidateFactory(last_name="Marbach", search_text="ilse marbach")
    client = client_as(recruiter)

    assert "Marbach" in client.get(at("pool-people", pool), {"q": "marb"}).text
    client.post(at("pool-members", pool), {"candidate": candidate.public_id})
    assert "In this pool" in client.get(at("pool-people", pool), {"q": "marb"}).text
    assert names_on(client.get(at("pool-detail", pool))) == ["Ilse Marbach"]
    assert names_on(client.get(at("pool-detail", pool), {"q": "nobody"})) == []
    response = client.post(at("pool-member-removal", pool, candidate.public_id), follow=True)

    assert said_by(response) == ["Removed Ilse Marbach from Night shift."]
    assert names_on(response) == []


def test_whoever_is_removed_from_a_self_filling_pool_can_be_put_back(client_as, recruiter):
    pool, candidate = make_system_pool(name="From Recruiter"), CandidateFactory()
    PoolMember.objects.create(pool=pool, candidate=candidate, added_at=pool.created_at)
    TalentPool.objects.update(member_count=1)
    remove_from_pool(pool=pool, candidate=candidate, by=recruiter)
    client = client_as(recruiter)

    assert names_on(client.get(at("pool-detail", pool))) == []
    assert names_on(client.get(at("pool-detail", pool), {"removed": "show"})) == [str(candidate)]
    client.post(at("pool-member-return", pool, candidate.public_id))

    assert names_on(client.get(at("pool-detail", pool))) == [str(candidate)]


def test_a_pool_is_shared_and_closed_again(client_as, recruiter, outsider, interviewer, pool):
    client = client_as(recruiter)

    offered = client.get(at("pool-sharing-people", pool), {"contributors": ""}).text
    assert outsider.email in offered
    assert interviewer.email not in offered
    client.post(at("pool-sharing", pool), {"contributors": outsider.email})
    assert client_as(outsider).get(at("pool-detail", pool)).status_code == 200
    refused = client.post(at("pool-sharing", pool), {"contributors": interviewer.email})
    assert refused.status_code == 422
    client.post(at("pool-unsharing", pool, outsider.public_id))

    assert client_as(outsider).get(at("pool-detail", pool)).status_code == 404


def test_a_contributor_finds_neither_sharing_nor_deleting(client_as, recruiter, outsider, pool):
    share_pool(pool=pool, user=outsider, by=recruiter)
    client = client_as(outsider)

    page = client.get(at("pool-detail", pool)).text

    assert "Add person" in page
    assert "Delete" not in page
    for address in ("pool-deletion", "pool-edit", "pool-sharing"):
        assert client.post(at(address, pool), {"name": "Mine"}).status_code == 403


def test_a_private_person_shows_to_those_who_may_open_them(client_as, recruiter, outsider, pool):
    share_pool(pool=pool, user=outsider, by=recruiter)
    private = CandidateFactory(last_name="Verborgen", is_private=True, created_by=recruiter)
    add_to_pool(pool=pool, candidate=private, by=recruiter)

    own = client_as(recruiter).get(at("pool-detail", pool))
    other = client_as(outsider).get(at("pool-detail", pool))
    history = client_as(outsider).get(at("pool-activity", pool)).text

    assert (own.context["pool"].head_count, other.context["pool"].head_count) == (1, 0)
    assert "Verborgen" in own.text
    assert "Verborgen" not in other.text + history
    assert "added" not in history


def test_history_names_who_did_what_to_whom(client_as, recruiter, pool):
    add_to_pool(pool=pool, candidate=CandidateFactory(last_name="Marbach"), by=recruiter)

    page = client_as(recruiter).get(at("pool-activity", pool)).text

    assert "added Ilse Marbach to the pool “Night shift”" in page


def test_several_people_of_the_list_go_into_a_pool_at_once(client_as, recruiter, pool):
    people = CandidateFactory.create_batch(3)
    add_to_pool(pool=pool, candidate=people[0], by=recruiter)
    chosen = {"candidate": [one.public_id for one in people], "next": "/candidates/?q=il"}
    client = client_as(recruiter)

    question = client.post(ADDITIONS, chosen)
    assert "Add 3 people to a pool" in question.text
    unsaid = client.post(ADDITIONS, {**chosen, "confirmed": "1"})
    assert unsaid.status_code == 422
    done = client.post(ADDITIONS, {**chosen, "confirmed": "1", "pool": pool.public_id}, follow=True)

    assert done.redirect_chain[0][0] == "/candidates/?q=il"
    assert said_by(done) == [
        "Added 2 people to Night shift.",
        f"Left 1 person as they were. {people[0]} is in this pool already.",
    ]
    pool.refresh_from_db()
    assert pool.member_count == 3


def test_a_new_pool_is_made_on_the_way(client_as, recruiter):
    candidate = CandidateFactory()

    client_as(recruiter).post(
        ADDITIONS, {"candidate": candidate.public_id, "confirmed": "1", "new_pool": "Nights"}
    )

    assert TalentPool.objects.get().members.get().candidate == candidate


def test_only_pools_that_one_fills_are_offered(client_as, recruiter, pool):
    PoolFactory(name="Secret")
    make_system_pool(name="From Recruiter")

    question = client_as(recruiter).post(ADDITIONS, {"candidate": CandidateFactory().public_id})

    assert "Night shift" in question.text
    assert "Secret" not in question.text
    assert "From Recruiter" not in question.text


def test_a_pool_beyond_those_that_are_offered_can_be_chosen(client_as, recruiter):
    PoolFactory.create_batch(MAX_OFFERED, owner=recruiter)
    last = PoolFactory(name="Zoo keepers", owner=recruiter)
    chosen = {"candidate": CandidateFactory().public_id, "confirmed": "1"}

    client_as(recruiter).post(ADDITIONS, {**chosen, "pool": last.public_id})

    assert last.members.count() == 1


@pytest.mark.parametrize("name", ["pool-people", "pool-sharing-people"])
def test_nothing_is_counted_where_no_count_is_shown(client_as, recruiter, pool, name):
    with CaptureQueriesContext(connection) as captured:
        client_as(recruiter).get(at(name, pool), {"q": "marb"})

    assert not [one for one in captured if "COUNT(" in one["sql"]]


def test_rows_of_a_pipeline_go_into_a_pool(client_as, recruiter, pool):
    job = JobFactory(active=True, recruiter=recruiter)
    application = ApplicationFactory(job=job, at="Screen")
    elsewhere = ApplicationFactory(job=JobFactory(active=True))
    rows = [f"{one.public_id}:{one.stage.public_id}" for one in (application, elsewhere)]

    client_as(recruiter).post(
        ADDITIONS, {"application": rows, "confirmed": "1", "pool": pool.public_id}
    )

    assert PoolMember.objects.get().candidate == application.candidate


def test_nobody_fills_a_pool_of_others_with_a_forged_choice(client_as, outsider, pool):
    candidate = CandidateFactory()

    answer = client_as(outsider).post(
        ADDITIONS,
        {"candidate": candidate.public_id, "confirmed": "1", "pool": pool.public_id},
    )

    assert answer.status_code == 422
    assert not PoolMember.objects.exists()


def test_people_leave_a_pool_together(client_as, recruiter, pool):
    people = CandidateFactory.create_batch(2)
    for one in people:
        add_to_pool(pool=pool, candidate=one, by=recruiter)
    chosen = {"candidate": [one.public_id for one in people]}
    client = client_as(recruiter)

    assert "Remove 2 people" in client.post(at("pool-removals", pool), chosen).text
    client.post(at("pool-removals", pool), {**chosen, "confirmed": "1"})

    assert not PoolMember.objects.exists()


def undo(client, answer):
    """Take back what the page after `answer` offers to, twice; return what was said."""
    [message] = answer.context["messages"]
    for _ in range(2):
        [said] = said_by(client.post(way_back(message).url, follow=True))
        yield said


@pytest.mark.parametrize("is_system", [False, True])
def test_who_left_a_pool_together_is_back_as_one(client_as, administrator, is_system):
    pool = PoolFactory(of_system=True) if is_system else PoolFactory(owner=administrator)
    people = CandidateFactory.create_batch(2)
    for one in people:
        add_from_system(pool=pool, candidate=one)
    chosen = {"candidate": [one.public_id for one in people], "confirmed": "1"}
    client = client_as(administrator)

    said = list(undo(client, client.post(at("pool-removals", pool), chosen, follow=True)))

    assert said == ["Undone for 2 people.", "That is undone already."]
    assert PoolMember.objects.current().count() == 2


def test_who_was_put_into_a_pool_together_is_out_as_one(client_as, recruiter, pool):
    known, *people = CandidateFactory.create_batch(3)
    add_to_pool(pool=pool, candidate=known, by=recruiter)
    chosen = {"candidate": [one.public_id for one in people], "pool": pool.public_id}
    client = client_as(recruiter)

    added = client.post(ADDITIONS, {**chosen, "confirmed": "1"}, follow=True)
    said = list(undo(client, added))

    assert said == ["Undone for 2 people.", "That is undone already."]
    assert [member.candidate for member in PoolMember.objects.current()] == [known]


@pytest.mark.parametrize(
    ("enter_as", "stage"), [("prospects", "Prospect"), ("applicants", "Application")]
)
def test_a_pools_people_go_on_a_job(client_as, recruiter, pool, enter_as, stage):
    job = JobFactory(active=True, recruiter=recruiter)
    people = CandidateFactory.create_batch(2)
    ApplicationFactory(job=job, candidate=people[0], at="Screen")
    for one in people:
        add_to_pool(pool=pool, candidate=one, by=recruiter)
    chosen = {"candidate": [one.public_id for one in people]}
    client = client_as(recruiter)

    assert job.title in client.post(at("pool-applications", pool), chosen).text
    done = client.post(
        at("pool-applications", pool),
        {**chosen, "confirmed": "1", "job": job.public_id, "enter_as": enter_as},
        follow=True,
    )

    put, left = said_by(done)
    assert put == f"Put 1 person on {job}, in {stage}."
    assert f"{people[0]} is already on {job}, in Screen." in left
    assert people[1].applications.get().stage.name == stage


def test_only_jobs_one_leads_are_offered(client_as, recruiter, pool):
    JobFactory(active=True, title="Elsewhere")
    JobFactory(active=True, title="Mine", recruiter=recruiter)
    candidate = CandidateFactory()
    add_to_pool(pool=pool, candidate=candidate, by=recruiter)

    question = client_as(recruiter).post(
        at("pool-applications", pool), {"candidate": candidate.public_id}
    )

    assert "Mine" in question.text
    assert "Elsewhere" not in question.text


def test_the_rail_names_the_pools_one_may_open(client_as, recruiter, pool):
    candidate = CandidateFactory()
    for each in (pool, PoolFactory(name="Secret pool")):
        PoolMember.objects.create(pool=each, candidate=candidate, added_at=pool.created_at)

    page = client_as(recruiter).get(f"/candidates/{candidate.public_id}/").text

    assert "Night shift" in page
    assert "Secret pool" not in page


def test_the_record_hides_what_was_done_in_pools_of_others(client_as, recruiter, outsider, pool):
    candidate = CandidateFactory()
    add_to_pool(pool=pool, candidate=candidate, by=recruiter)
    address = f"/candidates/{candidate.public_id}/activity/"

    assert "Night shift" in client_as(recruiter).get(address).text
    assert "Night shift" not in client_as(outsider).get(address).text


@pytest.mark.parametrize("who", ["interviewer", "outsider"])
@pytest.mark.parametrize("name", ["pool-detail", "pool-sharing", "pool-activity", "pool-edit"])
def test_others_get_no_further(request, client_as, pool, who, name):
    user = UserFactory() if who == "interviewer" else request.getfixturevalue(who)

    assert client_as(user).get(at(name, pool)).status_code == 404


@pytest.mark.parametrize("count", [10, 60])
def test_pages_cost_the_same_for_any_number(client_as, recruiter, pool, count):
    PoolFactory.create_batch(count, owner=recruiter, contributors=[UserFactory()])
    for one in CandidateFactory.create_batch(count):
        add_to_pool(pool=pool, candidate=one, by=recruiter)
    client = client_as(recruiter)

    costs = []
    for address in (LIST, at("pool-detail", pool), at("pool-activity", pool)):
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        costs.append(len(captured))

    # Session, user with roles and zone, notices; pools, contributors, hidden people.
    # The page of people and whether one leads a job; that it was read.
    # Events and whom they are about; that it was read.
    assert costs == [6, 9, 9]
