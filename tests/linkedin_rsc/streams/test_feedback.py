"""Interview feedback leaves where an administrator shares it, and is taken back when it must."""

from datetime import UTC, datetime

import pytest

from applications.lifecycle.moving import move_application
from interviews.models import InterviewFeedback
from interviews.services import delete_feedback, give_feedback
from linkedin_rsc.connect.settings import change_settings
from linkedin_rsc.models import Hold, LedgerRow, Stream
from linkedin_rsc.streams import feedback
from tests.factories.accounts import UserFactory
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.interviews import FeedbackFactory
from tests.factories.jobs import JobFactory
from tests.linkedin_rsc.pushing import fill, push

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
