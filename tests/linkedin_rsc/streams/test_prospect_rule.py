"""The prospect rule and what else keeps a record at home, from both sides."""

from dataclasses import replace

import pytest
from django.utils import timezone

from candidates.models import Candidate
from linkedin_rsc.models import Connection, Hold
from linkedin_rsc.streams import applications, candidates, jobs, members
from linkedin_rsc.streams.sharing import Sharing
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory
from tests.factories.linkedin_rsc import APPLICATION, ConnectionFactory, ProfileLinkFactory

pytestmark = pytest.mark.django_db

OPEN = Sharing(
    organization="urn:li:organization:9100321",
    application=APPLICATION,
    sends_jobs=True,
    sends_people=True,
    share_prospects=False,
    job_availability="private",
)
SHUT = replace(OPEN, sends_jobs=False, sends_people=False)
GENEROUS = replace(OPEN, share_prospects=True)


def loaded(candidate: Candidate):
    return candidates.load([candidate.public_id])[candidate.public_id]


def test_candidate_who_is_only_a_prospect_stays():
    candidate = CandidateFactory(email="ilse@example.org")
    ApplicationFactory(candidate=candidate)

    assert candidates.hold(loaded(candidate), OPEN) == Hold.PROSPECT


def test_candidate_without_any_application_stays():
    candidate = CandidateFactory(email="ilse@example.org")

    assert candidates.hold(loaded(candidate), OPEN) == Hold.PROSPECT


def test_candidate_whose_application_moved_past_prospect_goes():
    candidate = CandidateFactory(email="ilse@example.org")
    ApplicationFactory(candidate=candidate, at="Screen")

    assert candidates.hold(loaded(candidate), OPEN) is None


def test_candidate_who_came_back_to_prospect_still_goes():
    candidate = CandidateFactory(email="ilse@example.org")
    ApplicationFactory(candidate=candidate, left_prospect_at=timezone.now())

    assert candidates.hold(loaded(candidate), OPEN) is None


def test_sharing_prospects_lets_a_prospect_go():
    candidate = CandidateFactory(email="ilse@example.org")
    application = ApplicationFactory(candidate=candidate)

    assert candidates.hold(loaded(candidate), GENEROUS) is None
    assert applications.hold(application, GENEROUS) is None


def test_each_application_needs_its_own_step_past_prospect():
    candidate = CandidateFactory(email="ilse@example.org")
    ApplicationFactory(candidate=candidate, at="Screen")
    prospect = ApplicationFactory(candidate=candidate)

    assert applications.hold(prospect, OPEN) == Hold.PROSPECT


@pytest.mark.parametrize("sharing", [OPEN, GENEROUS])
def test_private_candidate_never_goes(sharing):
    candidate = CandidateFactory(email="ilse@example.org", is_private=True)
    application = ApplicationFactory(candidate=candidate, at="Offer")

    assert candidates.hold(loaded(candidate), sharing) == Hold.PRIVATE_CANDIDATE
    assert members.hold(loaded(candidate), sharing) == Hold.PRIVATE_CANDIDATE
    assert applications.hold(application, sharing) == Hold.PRIVATE_CANDIDATE


@pytest.mark.parametrize("sharing", [OPEN, GENEROUS])
def test_confidential_job_keeps_all_below_it(sharing):
    job = JobFactory(active=True, is_confidential=True)
    candidate = CandidateFactory(email="ilse@example.org")
    application = ApplicationFactory(candidate=candidate, job=job, at="Offer")

    assert jobs.hold(job, sharing) == Hold.CONFIDENTIAL_JOB
    assert applications.hold(application, sharing) == Hold.CONFIDENTIAL_JOB
    assert candidates.hold(loaded(candidate), sharing) == Hold.CONFIDENTIAL_JOB


def test_candidate_of_a_confidential_and_an_open_job_goes():
    candidate = CandidateFactory(email="ilse@example.org")
    confidential = JobFactory(active=True, is_confidential=True)
    ApplicationFactory(candidate=candidate, job=confidential, at="Offer")
    ApplicationFactory(candidate=candidate, at="Application")

    assert candidates.hold(loaded(candidate), OPEN) is None


def test_open_prospect_of_a_confidential_applicant_stays():
    candidate = CandidateFactory(email="ilse@example.org")
    confidential = JobFactory(active=True, is_confidential=True)
    ApplicationFactory(candidate=candidate, job=confidential, at="Offer")
    ApplicationFactory(candidate=candidate)

    assert candidates.hold(loaded(candidate), OPEN) == Hold.CONFIDENTIAL_JOB


def test_candidate_without_address_and_link_cannot_be_known_to_linkedin():
    candidate = CandidateFactory()
    ApplicationFactory(candidate=candidate, at="Screen")

    assert candidates.hold(loaded(candidate), OPEN) == Hold.NO_IDENTITY


def test_linked_candidate_without_address_goes():
    link = ProfileLinkFactory()
    ApplicationFactory(candidate=link.candidate, at="Screen")

    assert candidates.hold(loaded(link.candidate), OPEN) is None
    assert members.hold(loaded(link.candidate), OPEN) is None


def test_link_of_a_former_child_application_is_worth_nothing():
    link = ProfileLinkFactory(application_urn="urn:li:developerApplication:1")
    ApplicationFactory(candidate=link.candidate, at="Screen")

    assert members.hold(loaded(link.candidate), OPEN) == Hold.NOT_LINKED


def test_members_ids_are_those_of_the_application_in_use(settings):
    settings.LINKEDIN_CLIENT_ID = "an-application-they-brought"

    assert Sharing.of(ConnectionFactory()).application == "an-application-they-brought"


def test_draft_job_stays_and_an_active_one_goes():
    assert jobs.hold(JobFactory(), OPEN) == Hold.DRAFT_JOB
    assert jobs.hold(JobFactory(active=True), OPEN) is None


def test_nothing_goes_while_linkedin_is_not_connected():
    candidate = CandidateFactory(email="ilse@example.org")
    application = ApplicationFactory(candidate=candidate, at="Screen")

    assert candidates.hold(loaded(candidate), SHUT) == Hold.NOT_CONNECTED
    assert applications.hold(application, SHUT) == Hold.NOT_CONNECTED
    assert jobs.hold(application.job, SHUT) == Hold.NOT_CONNECTED


def test_sharing_follows_the_enabled_integrations():
    connection = ConnectionFactory(enabled=True)
    connection.integrations.filter(type="IN_ATS_INDICATOR").update(status="DISABLED")

    sharing = Sharing.current()

    assert (sharing.sends_jobs, sharing.sends_people) == (True, False)


def test_a_connection_that_is_not_enabled_lets_nothing_out():
    connection = ConnectionFactory(enabled=True)
    Connection.objects.filter(pk=connection.pk).update(state=Connection.State.SUSPENDED)

    sharing = Sharing.current()

    assert (sharing.sends_jobs, sharing.sends_people) == (False, False)
