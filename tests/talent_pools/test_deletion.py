"""A deleted pool is gone at once, whatever it held; that goes in slices, in the background."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from base import stopping
from candidates.models import Candidate
from talent_pools.imports.services import import_sheet
from talent_pools.imports.working import take_in_waiting
from talent_pools.models import ImportRow, PoolImport, PoolMember, TalentPool
from talent_pools.pools.deletion import SLICE, delete_pool, empty_deleted_pools
from talent_pools.pools.services import create_pool
from tests.factories.candidates import CandidateFactory
from tests.factories.talent_pools import PoolFactory
from tests.statements import just_before

pytestmark = pytest.mark.django_db
SHEET = b"first_name,last_name,email\nIlse,Marbach,ilse@example.org\n"
DELETE_MEMBERS = 'DELETE FROM "talent_pools_poolmember"'


@pytest.fixture(autouse=True)
def unasked():
    yield
    stopping.forget()


@pytest.fixture
def pool(recruiter):
    return PoolFactory(name="Nights", owner=recruiter, holding=[CandidateFactory()])


@pytest.fixture
def large(recruiter):
    """A pool of a little more than two slices."""
    now = timezone.now()
    people = Candidate.objects.bulk_create(
        Candidate(first_name="P", created_at=now, updated_at=now) for _ in range(2 * SLICE + 5)
    )
    return PoolFactory(name="Large", owner=recruiter, holding=people)


def test_it_is_there_for_nobody_and_its_name_is_free(client_as, recruiter, administrator, pool):
    person = pool.members.get().candidate
    delete_pool(pool=pool, by=recruiter)

    for user in (recruiter, administrator):
        client = client_as(user)
        assert client.get(f"/talent-pools/{pool.public_id}/").status_code == 404
        assert "Nights" not in client.get("/talent-pools/").text
        assert "Nights" not in client.get(f"/candidates/{person.public_id}/").text
    assert create_pool(name="nights", by=recruiter).pk != pool.pk


def test_a_worker_takes_all_it_held_and_keeps_the_people(recruiter, pool):
    import_sheet(pool=pool, content=SHEET, by=recruiter)
    kept = PoolFactory(holding=[Candidate.objects.get()])
    delete_pool(pool=pool, by=recruiter)

    empty_deleted_pools()

    assert TalentPool.every.get() == kept
    assert PoolMember.objects.get().pool == kept
    assert not (PoolImport.objects.exists() or ImportRow.objects.exists())
    assert Candidate.objects.count() == 1


def test_a_sheet_that_waits_makes_nobody_any_more(recruiter, pool):
    import_sheet(pool=pool, content=SHEET, by=recruiter)
    delete_pool(pool=pool, by=recruiter)

    take_in_waiting()

    assert Candidate.objects.count() == 1


def test_no_transaction_takes_more_than_a_slice(recruiter, large):
    with CaptureQueriesContext(connection) as at_once:
        delete_pool(pool=large, by=recruiter)
    with CaptureQueriesContext(connection) as later:
        empty_deleted_pools()

    assert not [one for one in at_once if one["sql"].startswith("DELETE")]
    sizes = [one["sql"].count(",") + 1 for one in later if one["sql"].startswith(DELETE_MEMBERS)]
    # The last one is the pool's own, which finds nobody left in it.
    assert sizes == [SLICE, SLICE, 5, 1]
    assert not TalentPool.every.exists()


def test_a_worker_that_is_asked_to_stop_leaves_the_rest_to_the_next(recruiter, large):
    delete_pool(pool=large, by=recruiter)

    with just_before(DELETE_MEMBERS, stopping.ask):
        empty_deleted_pools()
    assert PoolMember.objects.count() == SLICE + 5
    stopping.forget()
    empty_deleted_pools()

    assert not PoolMember.objects.exists()
