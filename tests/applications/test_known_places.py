"""What is known of places on teams opens the same as what each statement asks anew."""

import pytest

from applications.models import Application
from candidates.record.queries import places_around
from interviews.models import InterviewFeedback
from jobs.models import TeamMember
from notes.models import Note
from tests.factories.accounts import UserFactory
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.interviews import FeedbackFactory
from tests.factories.jobs import JobFactory
from tests.factories.notes import NoteFactory

pytestmark = pytest.mark.django_db

ROLES = [*TeamMember.Role.values, None]


@pytest.fixture
def candidate():
    return CandidateFactory()


def place(user, candidate):
    """Put the candidate on jobs with this user in each role and in none, as prospect and beyond."""
    for role in ROLES:
        for stage, is_confidential in [("Prospect", False), ("Screen", False), ("Screen", True)]:
            job = JobFactory(active=True, is_confidential=is_confidential)
            if role:
                TeamMember.objects.create(job=job, user=user, role=role)
            application = ApplicationFactory(candidate=candidate, job=job, at=stage)
            NoteFactory(candidate=candidate, application=application)
            FeedbackFactory(application=application)
            FeedbackFactory(application=application, interviewer=user)


@pytest.mark.parametrize("roles", [["recruiter"], ["read_only"], []])
def test_known_places_open_what_asking_anew_opens(candidate, roles):
    user = UserFactory(roles=roles)
    place(user, candidate)

    places = places_around(candidate.public_id, user)

    for model in (Application, Note, InterviewFeedback):
        anew, known = model.objects.visible_to(user), model.objects.visible_to(user, places)
        assert set(anew) == set(known) != set()
    listed = Application.objects.in_history_for(user, places)
    assert {(row.pk, bool(row.may_open)) for row in listed} == {
        (row.pk, bool(row.may_open)) for row in Application.objects.in_history_for(user)
    }


def test_whoever_is_on_none_of_the_jobs_opens_none_of_the_applications(candidate):
    application = ApplicationFactory(candidate=candidate, at="Screen")
    outsider = UserFactory(roles=["recruiter"])

    places = places_around(candidate.public_id, outsider)

    assert not Application.objects.visible_to(outsider, places).exists()
    (listed,) = Application.objects.in_history_for(outsider, places)
    assert listed == application
    assert not listed.may_open
