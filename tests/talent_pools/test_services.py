"""Pools and their people: who does what, once, and what is remembered."""

import pytest

from accounts.models import Activity
from base.errors import InvalidInput, NotAllowed
from candidates.models import Candidate
from candidates.personal_data import erase_person, export_person
from talent_pools.members.services import (
    AlreadyInPool,
    NotInPool,
    add_from_system,
    add_to_pool,
    put_back,
    remove_from_pool,
)
from talent_pools.models import PoolMember, TalentPool
from talent_pools.pools.deletion import delete_pool
from talent_pools.pools.services import create_pool, edit_pool
from talent_pools.pools.system import make_system_pool
from talent_pools.sharing.services import NotShared, share_pool, unshare_pool
from tests.factories.accounts import UserFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.talent_pools import PoolFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def pool(recruiter):
    return create_pool(name="Night shift", description="Who wants nights", by=recruiter)


@pytest.fixture
def system_pool():
    return make_system_pool(name="From Recruiter")


@pytest.mark.parametrize("who", ["administrator", "recruiter", "hiring_manager"])
def test_whoever_hires_makes_a_pool_of_their_own(request, who):
    user = request.getfixturevalue(who)

    pool = create_pool(name="  Night   shift ", by=user)

    assert (pool.name, pool.owner, pool.kind) == ("Night shift", user, "manual")
    assert Activity.objects.get().verb == "talent_pool.created"


@pytest.mark.parametrize("who", ["interviewer", "read_only"])
def test_others_make_no_pool(request, who):
    with pytest.raises(NotAllowed):
        create_pool(name="Night shift", by=request.getfixturevalue(who))


@pytest.mark.parametrize("name", ["night SHIFT", "Níght shift", "Night  shift"])
def test_one_name_is_one_pool_however_it_is_written(pool, outsider, name):
    with pytest.raises(InvalidInput) as refusal:
        create_pool(name=name, by=outsider)

    assert refusal.value.field == "name"
    assert str(pool.owner) not in refusal.value.message
    assert TalentPool.objects.count() == 1


@pytest.mark.parametrize("name", ["", " \u200b ", "x" * 101])
def test_a_name_can_be_read(recruiter, name):
    with pytest.raises(InvalidInput) as refusal:
        create_pool(name=name, by=recruiter)

    assert refusal.value.field == "name"


def test_renaming_is_recorded_and_what_stays_is_not(pool, recruiter):
    edit_pool(pool=pool, name="Nights", description="Who wants nights", by=recruiter)
    edit_pool(pool=pool, name="Nights", by=recruiter)

    activity = Activity.objects.exclude(verb="talent_pool.created").get()
    assert activity.data == {"pool": "Nights", "former": "Night shift"}


def test_a_contributor_adds_and_removes_but_neither_names_nor_shares(pool, recruiter, outsider):
    candidate = CandidateFactory()
    share_pool(pool=pool, user=outsider, by=recruiter)

    add_to_pool(pool=pool, candidate=candidate, by=outsider)
    remove_from_pool(pool=pool, candidate=candidate, by=outsider)

    for refused in (
        lambda: edit_pool(pool=pool, name="Mine", by=outsider),
        lambda: share_pool(pool=pool, user=UserFactory(roles=["recruiter"]), by=outsider),
        lambda: delete_pool(pool=pool, by=outsider),
    ):
        with pytest.raises(NotAllowed):
            refused()


@pytest.mark.parametrize("who", ["interviewer", "read_only", "owner", "contributor", "gone"])
def test_pools_are_shared_once_with_colleagues_who_hire(
    request, pool, recruiter, outsider, interviewer, read_only, who
):
    share_pool(pool=pool, user=outsider, by=recruiter)
    gone = UserFactory(roles=["recruiter"], is_active=False)
    user = {"interviewer": interviewer, "read_only": read_only, "owner": recruiter,
            "contributor": outsider, "gone": gone}[who]  # fmt: skip

    with pytest.raises(InvalidInput):
        share_pool(pool=pool, user=user, by=recruiter)

    assert list(pool.contributors.all()) == [outsider]


def test_a_revoked_share_closes_the_pool(pool, recruiter, outsider):
    share_pool(pool=pool, user=outsider, by=recruiter)
    unshare_pool(pool=pool, user=outsider, by=recruiter)

    assert not TalentPool.objects.visible_to(outsider).exists()
    with pytest.raises(NotShared):
        unshare_pool(pool=pool, user=outsider, by=recruiter)


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("administrator", {"own", "other", "system"}),
        ("read_only", {"own", "other", "system"}),
        ("recruiter", {"own", "system"}),
        ("outsider", {"own", "system"}),
        ("hiring_manager", {"system"}),
        ("interviewer", set()),
    ],
)
def test_who_sees_which_pools(request, recruiter, outsider, who, sees):
    PoolFactory(name="own", owner=recruiter, contributors=[outsider])
    PoolFactory(name="other")
    make_system_pool(name="system")

    seen = TalentPool.objects.visible_to(request.getfixturevalue(who))

    assert {pool.name for pool in seen} == sees


def test_an_owner_who_no_longer_hires_opens_nothing():
    former = UserFactory()
    pool = PoolFactory(owner=former, contributors=[former])

    assert not TalentPool.objects.visible_to(former).exists()
    with pytest.raises(NotAllowed):
        add_to_pool(pool=pool, candidate=CandidateFactory(), by=former)


def test_nobody_is_in_a_pool_twice(pool, recruiter):
    candidate = CandidateFactory()
    add_to_pool(pool=pool, candidate=candidate, by=recruiter)

    with pytest.raises(AlreadyInPool):
        add_to_pool(pool=pool, candidate=candidate, by=recruiter)

    pool.refresh_from_db()
    assert pool.member_count == PoolMember.objects.count() == 1


def test_whoever_was_removed_may_be_added_again(pool, recruiter):
    candidate = CandidateFactory()
    add_to_pool(pool=pool, candidate=candidate, by=recruiter)
    remove_from_pool(pool=pool, candidate=candidate, by=recruiter)
    assert pool.member_count == 0
    with pytest.raises(NotInPool):
        remove_from_pool(pool=pool, candidate=candidate, by=recruiter)

    add_to_pool(pool=pool, candidate=candidate, by=recruiter)

    assert pool.member_count == 1


def test_the_system_fills_its_pool_and_forgets_nobody_who_was_removed(system_pool, recruiter):
    candidate = CandidateFactory()
    first = add_from_system(pool=system_pool, candidate=candidate)
    assert add_from_system(pool=system_pool, candidate=candidate) == first
    assert system_pool.member_count == 1

    remove_from_pool(pool=system_pool, candidate=candidate, by=recruiter)

    assert add_from_system(pool=system_pool, candidate=candidate) is None
    assert not PoolMember.objects.current().exists()
    put_back(pool=system_pool, candidate=candidate, by=recruiter)
    assert PoolMember.objects.current().get().added_by == recruiter
    assert system_pool.member_count == 1


def test_a_pool_of_the_system_is_made_once_beside_a_like_named_one(recruiter):
    create_pool(name="Contract 7", by=recruiter)

    first = make_system_pool(name="Contract 7")

    assert first.name == "Contract 7 (2)"
    assert make_system_pool(name="Contract 7") == first


@pytest.mark.parametrize("who", ["administrator", "recruiter"])
def test_nobody_changes_a_pool_of_the_system(request, system_pool, outsider, who):
    user = request.getfixturevalue(who)

    for refused in (
        lambda: edit_pool(pool=system_pool, name="Mine", by=user),
        lambda: share_pool(pool=system_pool, user=outsider, by=user),
        lambda: delete_pool(pool=system_pool, by=user),
        lambda: add_to_pool(pool=system_pool, candidate=CandidateFactory(), by=user),
    ):
        with pytest.raises(NotAllowed):
            refused()


def test_deleting_a_pool_keeps_its_people(pool, recruiter):
    candidate = CandidateFactory()
    add_to_pool(pool=pool, candidate=candidate, by=recruiter)

    delete_pool(pool=pool, by=recruiter)

    assert Candidate.objects.filter(pk=candidate.pk).exists()
    assert Activity.objects.get(verb="talent_pool.deleted").data["count"] == 1


def test_an_erased_person_leaves_the_counts_true(pool, recruiter):
    candidate, other = CandidateFactory(), CandidateFactory()
    for one in (candidate, other):
        add_to_pool(pool=pool, candidate=one, by=recruiter)
    assert export_person(candidate)["talent_pools.PoolMember"][0]["pool__name"] == "Night shift"

    erase_person(candidate)

    pool.refresh_from_db()
    assert pool.member_count == PoolMember.objects.count() == 1
