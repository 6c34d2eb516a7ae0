"""Interview feedback leaves where an administrator shares it, and is taken back when it must."""

from datetime import UTC, datetime

import pytest

from applications.lifecycle.moving import move_application
from interviews.models import InterviewFeedback
from interviews.services import delete_feedback, give_feedback
from jobs.details.services import edit_job
from linkedin_rsc.connect.settings import change_settings
from linkedin_rsc.models import Hold, LedgerRow, Stream
from linkedin_rsc.streams import feedback
from tests.factories.accounts import UserFactory
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.interviews import FeedbackFactory
from tests.factories.jobs import JobFactory
from tests.linkedin_rsc.pushing import fill, fill_as_wanted, push

pytestmark = pytest.mark.django_db

State = LedgerRow.State
# The moment of the example in rsc-contract 7.6.
GIVEN, GIVEN_MS = datetime(2024, 11, 14, 18, 46, 40, tzinfo=UTC), 1731610000000
CALM = {"feedback": "Calm, precise, knows the yard.", "recommendation": "yes"}


@pytest.fixture
def application(recruiter):
    candidate = CandidateFactory(email="ilse@example.org")
    job = JobFactory(active=True, recruiter=recruiter)
    return ApplicationFactory(candidate=candidate, job=job, at="Interview")


@pytest.fixture
def sharing(connected):
    connected.share_feedback = True
    connected.save()
    return connected


def at_linkedin(linkedin):
    return {
        key: fields
        for one in linkedin.state()["applications"]
        for key, fields in one["interview_feedback"].items()
    }


def rows():
    return LedgerRow.objects.filter(stream=Stream.FEEDBACK)


def told(given):
    return feedback.word(feedback.load([given.public_id])[given.public_id], None, None)


# -- What is said (rsc-contract 7.6) -------------------------------------------------------------


def test_feedback_is_told_whole(application):
    given = FeedbackFactory(
        application=application, created_at=GIVEN, kind="phone_screen", **CALM,
        interviewer=UserFactory(first_name="Okko", last_name="Janssen"),
        evaluations=[{"attribute": "Communication", "result": "4 of 5"}],
    )  # fmt: skip

    assert told(given) == {
        "atsCreatedAt": GIVEN_MS,
        "interviewType": "PHONE_SCREEN",
        "interviewer": {"firstName": "Okko", "lastName": "Janssen"},
        "feedback": "Calm, precise, knows the yard.",
        "evaluations": [
            {"attribute": "Communication", "result": "4 of 5"},
            {"attribute": "Recommendation", "result": "Yes"},
        ],
    }


def test_each_kind_of_interview_has_linkedins_word(application):
    said = [
        told(FeedbackFactory(application=application, kind=kind)).get("interviewType")
        for kind in ["", *InterviewFeedback.Kind.values]
    ]

    assert said == [None, "PHONE_SCREEN", "ONSITE"]


# -- May it go? ----------------------------------------------------------------------------------


def test_feedback_stays_until_an_administrator_shares_it_and_leaves_when_no_longer(
    connected, linkedin, application, recruiter, administrator
):
    given = give_feedback(application=application, by=recruiter, kind="on_site", **CALM)
    change_settings(by=administrator, share_notes=True)
    push()
    assert at_linkedin(linkedin) == {}
    assert not rows().exists()

    change_settings(by=administrator, share_feedback=True)
    push()
    push()
    assert set(at_linkedin(linkedin)) == {given.public_id}
    assert linkedin.findings() == []

    change_settings(by=administrator, share_feedback=False)
    push()
    push()
    assert at_linkedin(linkedin) == {}
    [row] = rows()
    assert (row.state, row.hold, row.may_be_held) == (State.HELD, Hold.FEEDBACK_NOT_SHARED, False)


def test_feedback_on_a_prospect_waits_for_the_step_past_it(
    sharing, linkedin, application, recruiter
):
    prospect, screen = (application.job.stages.get(name=one) for one in ("Prospect", "Screen"))
    move_application(application=application, to=prospect, by=recruiter)
    give_feedback(application=application, by=recruiter, **CALM)
    FeedbackFactory(application=application)
    assert [(row.state, row.hold) for row in rows()] == [(State.HELD, Hold.PROSPECT)]

    move_application(application=application, to=screen, by=recruiter)
    fill()
    push()

    assert len(at_linkedin(linkedin)) == 2


def test_a_job_takes_its_feedback_back_and_lets_it_go_again(
    sharing, linkedin, application, recruiter
):
    elsewhere = ApplicationFactory(
        candidate=application.candidate,
        job=JobFactory(active=True, recruiter=recruiter),
        at="Interview",
    )
    given, other = FeedbackFactory(application=application), FeedbackFactory(application=elsewhere)
    fill()
    push()

    edit_job(job=application.job, by=recruiter, linkedin_feedback="closed")
    push()
    assert set(at_linkedin(linkedin)) == {other.public_id}
    row = rows().get(record=given.public_id)
    assert (row.state, row.hold, row.may_be_held) == (
        State.HELD, Hold.JOB_FEEDBACK_NOT_SHARED, False,
    )  # fmt: skip

    edit_job(job=application.job, by=recruiter, linkedin_feedback="inherit")
    push()
    assert set(at_linkedin(linkedin)) == {given.public_id, other.public_id}


def test_what_a_job_closed_is_taken_back_before_any_sender_looks(
    sharing, linkedin, application, recruiter
):
    given = FeedbackFactory(application=application)
    fill()
    push()

    edit_job(job=application.job, by=recruiter, linkedin_feedback="closed")
    fill_as_wanted()

    row = rows().get(record=given.public_id)
    assert (row.state, row.wanted) == (State.DELETION_QUEUED, "absent")


def test_a_job_opens_nothing_that_the_company_keeps(connected, linkedin, application, recruiter):
    edit_job(job=application.job, by=recruiter, linkedin_feedback="closed")
    FeedbackFactory(application=application)
    edit_job(job=application.job, by=recruiter, linkedin_feedback="inherit")
    fill()
    push()

    assert at_linkedin(linkedin) == {}


def test_the_company_opens_nothing_that_a_job_keeps(
    connected, linkedin, application, recruiter, administrator
):
    edit_job(job=application.job, by=recruiter, linkedin_feedback="closed")
    give_feedback(application=application, by=recruiter, **CALM)
    change_settings(by=administrator, share_feedback=True)
    push()
    give_feedback(application=application, by=administrator, **CALM)
    push()

    assert at_linkedin(linkedin) == {}
    assert {row.hold for row in rows()} == {Hold.JOB_FEEDBACK_NOT_SHARED}


# -- Deletes (certification, module 5) -----------------------------------------------------------


def deleted(linkedin):
    return [one["resource"] for one in linkedin.requests(restli_method="batch_delete")]


def test_rsc_503_feedback_is_deleted_by_itself(sharing, linkedin, application, recruiter):
    given = give_feedback(application=application, by=recruiter, **CALM)
    fill()
    push()

    delete_feedback(feedback=given, by=recruiter)
    push()

    assert deleted(linkedin) == ["atsApplications/interviewFeedback"]
    [held] = linkedin.state()["applications"]
    assert held["interview_feedback"] == {}
    assert [(row.state, row.wanted) for row in rows()] == [(State.DELETED, "absent")]


def test_rsc_504_application_takes_its_feedback_along(sharing, linkedin, application, recruiter):
    give_feedback(application=application, by=recruiter, **CALM)
    fill()
    push()

    move_application(
        application=application, to=application.job.stages.get(name="Prospect"), by=recruiter
    )
    push()

    assert "atsApplications/interviewFeedback" not in deleted(linkedin)
    assert linkedin.state()["applications"] == []
    [row] = rows()
    assert (row.state, row.held_at_linkedin, row.may_be_held) == (State.HELD, False, False)
