"""Which talent pools go with a role or an account, and which are left to administrators."""

import pytest

from accounts.users.losses import Standing
from talent_pools.account_losses import of_pools
from tests.factories.accounts import UserFactory
from tests.factories.talent_pools import PoolFactory

pytestmark = pytest.mark.django_db


def told(user, *kept, is_active=True):
    return " ".join(of_pools(Standing(user, frozenset(kept), is_active=is_active), "Rita"))


def test_a_lost_role_closes_own_and_shared_pools(recruiter):
    PoolFactory(name="Mine", owner=recruiter)
    PoolFactory(name="Shared", contributors=[recruiter])
    PoolFactory(name="Foreign")

    said = told(recruiter)

    assert "Rita will no longer open 2 talent pools: Shared, Mine." in said
    assert "1 talent pool will be open to nobody but those who see everything: Mine." in said


def test_with_an_account_go_the_pools_that_nobody_shares(recruiter):
    PoolFactory(name="Mine", owner=recruiter)
    PoolFactory(name="Ours", owner=recruiter, contributors=[UserFactory(roles=["recruiter"])])
    gone = UserFactory(roles=["recruiter"], is_active=False)
    PoolFactory(name="Left", owner=recruiter, contributors=[gone, UserFactory()])

    said = told(recruiter, "recruiter", is_active=False)

    assert said == (
        "2 talent pools will be open to nobody but those who see everything: Left, Mine."
    )


def test_nothing_goes_while_a_role_that_hires_is_kept(db):
    both = UserFactory(roles=["recruiter", "hiring_manager"])
    PoolFactory(owner=both)

    assert told(both, "recruiter") == ""
