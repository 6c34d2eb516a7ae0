"""Whom somebody no longer opens without a role, and whom nobody opens without somebody."""

import pytest

from accounts.models import User
from accounts.users.losses import Standing
from candidates.account_losses import _closed_to, _opened_by_nobody_else
from candidates.models import Candidate
from tests.factories.accounts import UserFactory
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory

pytestmark = pytest.mark.django_db
ROLES = ["administrator", "recruiter", "hiring_manager", "read_only"]
SETS = [
    (),
    *[(role,) for role in ROLES],
    ("administrator", "recruiter"),
    ("recruiter", "read_only"),
]


@pytest.fixture
def user(db):
    return UserFactory()


@pytest.fixture(autouse=True)
def people(user):
    """People of every kind: private or not, added by the user or not, on a job or not."""
    led, seen, foreign = JobFactory(recruiter=user), JobFactory(interviewer=user), JobFactory()
    for is_private in (True, False):
        for maker in (user, UserFactory(roles=["recruiter"]), None):
            given = {"is_private": is_private, "created_by": maker}
            CandidateFactory(**given)
            for job, stage in [(led, "Prospect"), (seen, "Prospect"), (seen, "Screen"),
                               (foreign, "Screen")]:  # fmt: skip
                ApplicationFactory(candidate=CandidateFactory(**given), job=job, at=stage)


def opened(user, roles):
    user = User.objects.get(pk=user.pk)
    user.__dict__["roles"] = frozenset(roles)
    return set(Candidate.objects.visible_to(user).values_list("pk", flat=True))


def standing(user, held, kept, **more):
    for role in held:
        user.role_grants.create(role=role)
    return Standing(User.objects.get(pk=user.pk), frozenset(kept), **more)


@pytest.mark.parametrize("kept", SETS, ids=" ".join)
@pytest.mark.parametrize("held", SETS, ids=" ".join)
def test_who_is_closed_is_who_was_visible_before_and_is_not_after(user, held, kept):
    if not set(kept) <= set(held):
        return

    closed = _closed_to(standing(user, held, kept))

    assert set(closed.values_list("pk", flat=True)) == opened(user, held) - opened(user, kept)


@pytest.mark.parametrize("is_active", [True, False])
@pytest.mark.parametrize("held", SETS, ids=" ".join)
def test_nobody_else_means_nobody_of_all_who_sign_in(user, held, is_active):
    found = _opened_by_nobody_else(standing(user, held, (), is_active=is_active))

    others = set()
    for one in User.objects.exclude(pk=user.pk):
        if not one.roles & {"administrator", "read_only"}:
            others |= opened(one, one.roles)
    before = opened(user, set(held) - {"administrator", "read_only"})
    after = opened(user, ()) if is_active else set()
    assert set(found.values_list("pk", flat=True)) == before - after - others
