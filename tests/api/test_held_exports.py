"""Deciding over the API on exports of private people."""

import pytest
from django.utils import timezone

from accounts.models import RecordRead
from linkedin_rsc.intake.holding import hold
from linkedin_rsc.models import HeldExport
from tests.api.shapes import assert_problem
from tests.factories.accounts import UserFactory
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory
from tests.factories.linkedin_rsc import ConnectionFactory
from tests.linkedin_rsc.intake.test_exports import ILSE

pytestmark = pytest.mark.django_db

HELD = "/api/v1/linkedin/held-exports/"


@pytest.fixture
def carls_job(outsider):
    return JobFactory(active=True, recruiter=outsider)


@pytest.fixture
def held(recruiter, outsider, carls_job):
    ConnectionFactory(enabled=True)
    private = CandidateFactory(is_private=True, created_by=recruiter)
    hold(private, carls_job, ILSE, outsider, None)
    return HeldExport.objects.get()


@pytest.mark.parametrize("is_confidential", [True, False])
def test_list_tells_who_decides_what_waits(recruiter, api_as, held, carls_job, is_confidential):
    carls_job.is_confidential = is_confidential
    carls_job.save()

    [found] = api_as(recruiter).get(HELD).json()["results"]

    assert found["id"] == held.public_id
    assert found["candidate"] == held.candidate.public_id
    assert found["exporter"] == "Carl Ahrens"
    assert found["job"] == (None if is_confidential else carls_job.public_id)
    assert RecordRead.objects.get().count == 1


@pytest.mark.parametrize("who", ["outsider", "read_only", "interviewer"])
def test_list_tells_others_nothing(request, api_as, held, who):
    assert api_as(request.getfixturevalue(who)).get(HELD).json()["results"] == []


def test_list_costs_the_same_for_many(administrator, api_as, held, django_assert_num_queries):
    client = api_as(administrator)
    for _ in range(12):
        HeldExport.objects.create(
            candidate=CandidateFactory(is_private=True), job=JobFactory(active=True),
            exporter=UserFactory(), person={}, created_at=timezone.now(),
        )  # fmt: skip

    # Token with its user, roles, the rows, that they were read.
    with django_assert_num_queries(4):
        assert len(client.get(HELD).json()["results"]) == 13


def test_export_is_accepted(recruiter, api_as, held, carls_job):
    answer = api_as(recruiter).post(f"{HELD}{held.public_id}/acceptance/")

    assert answer.status_code == 204
    assert carls_job.applications.get().candidate == held.candidate


def test_export_is_refused(recruiter, api_as, held, carls_job):
    answer = api_as(recruiter).post(f"{HELD}{held.public_id}/refusal/")

    assert answer.status_code == 204
    assert not HeldExport.objects.exists()
    assert not carls_job.applications.exists()


@pytest.mark.parametrize("verb", ["acceptance", "refusal"])
def test_others_decide_nothing(outsider, read_only, interviewer, api_as, held, verb):
    job = JobFactory(active=True, interviewer=interviewer)
    ApplicationFactory(candidate=held.candidate, job=job, at="Screen")
    url = f"{HELD}{held.public_id}/{verb}/"

    assert_problem(api_as(outsider).post(url), 404, "not_found")
    for user in (read_only, interviewer):
        assert_problem(api_as(user).post(url), 403, "not_allowed")
    assert HeldExport.objects.exists()
