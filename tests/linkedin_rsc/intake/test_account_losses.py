"""Which waiting exports are left to administrators by what is taken from a colleague."""

import pytest
from django.utils import timezone

from accounts.users.losses import Standing
from linkedin_rsc.intake.account_losses import of_exports
from linkedin_rsc.models import HeldExport
from tests.factories.accounts import UserFactory
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def candidate(recruiter, outsider):
    """Whom Rita keeps to herself, while two exports of Carl wait for her."""
    candidate = CandidateFactory(last_name="Verborgen", is_private=True, created_by=recruiter)
    for _ in range(2):
        HeldExport.objects.create(
            candidate=candidate, job=JobFactory(recruiter=outsider), exporter=outsider,
            person={}, created_at=timezone.now(),
        )  # fmt: skip
    return candidate


def told(user, kept=(), *, is_active):
    return of_exports(Standing(user, frozenset(kept), is_active=is_active), "Rita")


@pytest.mark.parametrize("is_active", [True, False])
def test_what_waits_for_one_person_alone_is_told_by_name(candidate, recruiter, is_active):
    [said] = told(recruiter, is_active=is_active)

    assert "of 1 person will wait for administrators alone: Ilse Verborgen." in said


@pytest.mark.parametrize("is_active", [True, False])
def test_whoever_leads_another_job_of_the_person_decides_too(candidate, recruiter, is_active):
    ApplicationFactory(candidate=candidate, job=JobFactory(hiring_manager=UserFactory()))

    assert told(recruiter, is_active=is_active) == []


def test_a_place_on_the_persons_job_outlives_the_role_and_not_the_account(candidate, recruiter):
    ApplicationFactory(candidate=candidate, job=JobFactory(recruiter=recruiter))

    assert told(recruiter, is_active=True) == []
    assert len(told(recruiter, is_active=False)) == 1


def test_whoever_keeps_a_role_that_hires_still_decides(candidate, recruiter):
    assert told(recruiter, ["hiring_manager"], is_active=True) == []


def test_colleagues_for_whom_nothing_waits_lose_nothing(candidate, outsider, administrator):
    assert told(outsider, is_active=False) == []
    assert told(administrator, is_active=False) == []
