"""Who may see which candidates, applications, notes and feedback: every role, both ways."""

import pytest

from applications.models import Application
from candidates.models import Candidate
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

EVERYBODY = [
    "administrator",
    "read_only",
    "recruiter",
    "hiring_manager",
    "interviewer",
    "outsider",
    "stranger",
]


@pytest.fixture
def stranger(db):
    """A colleague without a role and on no team."""
    return UserFactory(first_name="Sam", last_name="Stranger")


def seers(queryset, request):
    """Return the names of everybody to whom the queryset is not empty."""
    return {
        name for name in EVERYBODY if queryset.visible_to(request.getfixturevalue(name)).exists()
    }


def test_person_without_application_is_for_those_who_hire(request):
    CandidateFactory()

    assert seers(Candidate.objects.all(), request) == {
        "administrator", "read_only", "recruiter", "hiring_manager", "outsider",
    }  # fmt: skip


def test_private_person_is_for_its_maker_and_the_team(request, job):
    maker = UserFactory(roles=["recruiter"])
    candidate = CandidateFactory(is_private=True, created_by=maker)
    ApplicationFactory(candidate=candidate, job=job, at="Screen")

    assert Candidate.objects.visible_to(maker).exists()
    assert seers(Candidate.objects.all(), request) == {
        "administrator", "read_only", "recruiter", "hiring_manager", "interviewer",
    }  # fmt: skip


def test_interviewers_see_the_people_of_their_jobs(request, job):
    ApplicationFactory(job=job, at="Screen")

    assert "interviewer" in seers(Candidate.objects.all(), request)
    assert "stranger" not in seers(Candidate.objects.all(), request)


def test_prospects_are_hidden_from_interviewers(request, job):
    ApplicationFactory(job=job)

    assert "interviewer" not in seers(Candidate.objects.all(), request)
    assert seers(Application.objects.all(), request) == {
        "administrator", "read_only", "recruiter", "hiring_manager",
    }  # fmt: skip


def test_applications_are_for_the_team(request, job):
    ApplicationFactory(job=job, at="Interview")

    assert seers(Application.objects.all(), request) == {
        "administrator", "read_only", "recruiter", "hiring_manager", "interviewer",
    }  # fmt: skip


def test_demoted_hiring_manager_still_opens_applications(db):
    demoted = UserFactory()
    job = JobFactory(active=True)
    TeamMember.objects.create(job=job, user=demoted, role=TeamMember.Role.HIRING_MANAGER)
    ApplicationFactory(job=job)

    assert Application.objects.visible_to(demoted).exists()


@pytest.mark.parametrize(
    ("who", "is_listed", "may_open"),
    [
        ("administrator", True, True),
        ("read_only", True, True),
        ("recruiter", True, True),
        ("hiring_manager", True, True),
        ("interviewer", True, True),
        ("outsider", True, False),
        ("stranger", False, None),
    ],
)
def test_history_lists_other_jobs_for_those_who_hire(request, job, who, is_listed, may_open):
    ApplicationFactory(job=job, at="Screen")

    listed = Application.objects.in_history_for(request.getfixturevalue(who))

    assert [application.may_open for application in listed] == [may_open] * is_listed


@pytest.mark.parametrize("who", ["outsider", "stranger"])
def test_history_hides_confidential_jobs_of_others(request, job, who):
    job.is_confidential = True
    job.save()
    ApplicationFactory(job=job, at="Screen")

    assert not Application.objects.in_history_for(request.getfixturevalue(who)).exists()


def test_notes_on_a_person_are_for_those_who_hire(request):
    NoteFactory()

    assert seers(Note.objects.all(), request) == {
        "administrator", "read_only", "recruiter", "hiring_manager", "outsider",
    }  # fmt: skip


def test_notes_on_an_application_are_for_the_team(request, job):
    application = ApplicationFactory(job=job, at="Screen")
    NoteFactory(candidate=application.candidate, application=application)

    assert seers(Note.objects.all(), request) == {
        "administrator", "read_only", "recruiter", "hiring_manager", "interviewer",
    }  # fmt: skip


def test_private_notes_are_their_authors_alone(request, recruiter, job):
    application = ApplicationFactory(job=job, at="Screen")
    NoteFactory(author=recruiter, is_private=True)
    NoteFactory(
        candidate=application.candidate, application=application, author=recruiter, is_private=True
    )

    assert seers(Note.objects.all(), request) == {"recruiter"}


def test_feedback_is_for_the_leaders_until_the_interviewer_gave_theirs(request, job, interviewer):
    application = ApplicationFactory(job=job, at="Interview")
    other = FeedbackFactory(application=application)
    leaders = {"administrator", "read_only", "recruiter", "hiring_manager"}

    assert seers(InterviewFeedback.objects.all(), request) == leaders

    FeedbackFactory(application=application, interviewer=interviewer)

    assert InterviewFeedback.objects.visible_to(interviewer).filter(pk=other.pk).exists()


def test_own_feedback_elsewhere_opens_nothing(job, interviewer):
    FeedbackFactory(application=ApplicationFactory(job=job, at="Interview"))
    FeedbackFactory(
        application=ApplicationFactory(job=job, at="Interview"), interviewer=interviewer
    )

    assert InterviewFeedback.objects.visible_to(interviewer).count() == 1
