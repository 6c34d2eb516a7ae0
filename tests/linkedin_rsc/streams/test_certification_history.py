"""RSC-201 to 203: more than two years of history arrive whole, by counts and field by field.

RSC-204 is in test_certification_records.py, and in profile/test_looking.py.
"""

from datetime import timedelta
from random import Random

import pytest
from django.utils import timezone

from applications.models import Application, StageChange
from candidates.models import Candidate
from interviews.models import InterviewFeedback
from jobs.models import Job
from linkedin_rsc.models import LedgerRow
from notes.models import Note
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.interviews import FeedbackFactory
from tests.factories.jobs import JobFactory
from tests.factories.notes import NoteFactory
from tests.linkedin_rsc.pushing import fill, push

pytestmark = pytest.mark.django_db

QUARTERS, PEOPLE_A_JOB = 10, 2
CLOSED = {"status": Job.Status.CLOSED, "close_reason": Job.CloseReason.FILLED}


@pytest.fixture
def history(connected, recruiter):
    """A job a quarter for over two years, the last two open, each with people on it."""
    connected.share_notes = connected.share_feedback = True
    connected.save()
    for quarter in reversed(range(QUARTERS)):
        began = timezone.now() - timedelta(days=91 * quarter + 1)
        ended = {} if quarter < 2 else CLOSED | {"closed_at": began}
        job = JobFactory(active=True, created_at=began, recruiter=recruiter, **ended)
        for number in range(PEOPLE_A_JOB):
            apply(job, began, f"q{quarter}-{number}@example.org", recruiter)
    fill()
    push()


def apply(job, when, email, recruiter):
    """Let somebody apply and be talked to."""
    candidate = CandidateFactory(email=email, created_at=when)
    ended = {"status": Application.Status.CLOSED} if job.is_closed else {}
    application = ApplicationFactory(
        job=job, candidate=candidate, at="Interview", created_at=when, **ended
    )
    for step, name in enumerate(("Screen", "Interview")):
        application.stage_changes.create(
            to_stage=job.stages.get(name=name), label=name, changed_at=when + timedelta(hours=step)
        )
    for of in (None, application):
        NoteFactory(
            candidate=candidate, application=of, author=recruiter, text=email, created_at=when
        )
    FeedbackFactory(
        application=application, interviewer=recruiter, feedback=f"On {email}.", created_at=when
    )


def milliseconds(when):
    return int(when.timestamp() * 1000)


def by_id(rows):
    return {row["external_id"]: row for row in rows}


def some(rows):
    """A sample that is the same in every run."""
    return Random(203).sample(list(rows), 10)


def all_below(rows, kind):
    return {key: fields for row in rows for key, fields in row[kind].items()}


def test_rsc_201_all_jobs_arrive_the_open_ones_to_be_exported_into(history, linkedin):
    at_linkedin = by_id(linkedin.state()["jobs"])

    assert len(at_linkedin) == Job.objects.count() == QUARTERS
    for status, state in ((Job.Status.ACTIVE, "LISTED"), (Job.Status.CLOSED, "CLOSED")):
        here = set(Job.objects.filter(status=status).values_list("public_id", flat=True))
        assert {key for key, job in at_linkedin.items() if job["state"] == state} == here
    offered = {job["external_id"] for job in linkedin.exportable_jobs()}
    assert offered == set(Job.objects.active().values_list("public_id", flat=True))
    assert {task["status"] for task in linkedin.state()["tasks"]} == {"SUCCEEDED"}


def test_rsc_202_all_candidates_arrive(history, linkedin):
    at_linkedin = by_id(linkedin.state()["candidates"])

    assert len(at_linkedin) == Candidate.objects.count() == QUARTERS * PEOPLE_A_JOB
    for candidate in some(Candidate.objects.all()):
        told = at_linkedin[candidate.public_id]["fields"]
        assert (told["firstName"], told["lastName"]) == (candidate.first_name, candidate.last_name)
        assert told["emailAddresses"] == [candidate.emails.get().email]
        assert told["atsCreatedAt"] == milliseconds(candidate.created_at)


def all_applications_arrive_with_notes_stages_and_feedback(linkedin):
    state = linkedin.state()
    applications = state["applications"]
    written = [*state["candidates"], *applications]

    assert len(applications) == Application.objects.count()
    assert len(all_below(written, "notes")) == Note.objects.count()
    assert len(all_below(applications, "stages")) == StageChange.objects.count()
    assert len(all_below(applications, "interview_feedback")) == InterviewFeedback.objects.count()
    assert set(LedgerRow.objects.values_list("state", flat=True)) == {LedgerRow.State.SENT}


def a_sample_of_applications_is_at_linkedin_as_it_is_here(linkedin):
    at_linkedin = by_id(linkedin.state()["applications"])

    for application in some(Application.objects.select_related("job", "candidate")):
        row = at_linkedin[application.public_id]
        assert (row["job"], row["candidate"]) == (
            application.job.public_id, application.candidate.public_id,
        )  # fmt: skip
        assert row["fields"]["atsCreatedAt"] == milliseconds(application.created_at)
        assert row["stages"] == {
            step.public_id: {"stage": step.label, "atsCreatedAt": milliseconds(step.changed_at)}
            for step in application.stage_changes.all()
        }


def a_sample_of_what_was_said_is_at_linkedin_as_it_is_here(linkedin):
    state = linkedin.state()
    notes = all_below([*state["candidates"], *state["applications"]], "notes")
    feedback = all_below(state["applications"], "interview_feedback")

    for note in some(Note.objects.all()):
        told = notes[note.public_id]
        assert (told["note"], told["atsCreatedAt"]) == (note.text, milliseconds(note.created_at))
    for given in some(InterviewFeedback.objects.all()):
        told = feedback[given.public_id]
        assert told["feedback"] == given.feedback
        assert told["atsCreatedAt"] == milliseconds(given.created_at)
        assert told["evaluations"] == [{"attribute": "Recommendation", "result": "Yes"}]


LOOKS = (
    all_applications_arrive_with_notes_stages_and_feedback,
    a_sample_of_applications_is_at_linkedin_as_it_is_here,
    a_sample_of_what_was_said_is_at_linkedin_as_it_is_here,
)


def test_rsc_203_all_applications_arrive_whole(history, linkedin, subtests):
    for look in LOOKS:
        with subtests.test(look.__name__):
            look(linkedin)
