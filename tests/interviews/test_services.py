import pytest

from accounts.models import Activity
from base.errors import InvalidInput, NotAllowed
from base.text import MAX_REMARK_CHARACTERS
from interviews.models import InterviewFeedback
from interviews.services import give_feedback
from tests.factories.applications import ApplicationFactory
from tests.factories.jobs import JobFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def application(recruiter, hiring_manager, interviewer):
    job = JobFactory(
        active=True, recruiter=recruiter, hiring_manager=hiring_manager, interviewer=interviewer
    )
    return ApplicationFactory(job=job, at="Interview")


@pytest.mark.parametrize("who", ["administrator", "recruiter", "hiring_manager", "interviewer"])
def test_team_gives_feedback(request, application, who):
    given = give_feedback(
        application=application, feedback="Calm.", recommendation="strong_yes",
        by=request.getfixturevalue(who),
        evaluations=[{"attribute": "Communication", "result": "4 of 5"}],
    )  # fmt: skip

    assert given.evaluations == [{"attribute": "Communication", "result": "4 of 5"}]
    assert Activity.objects.get(verb="feedback.given").job == application.job.public_id


@pytest.mark.parametrize("who", ["read_only", "outsider"])
def test_others_do_not_give_feedback(request, application, who):
    with pytest.raises(NotAllowed):
        give_feedback(
            application=application, feedback="Calm.", recommendation="yes",
            by=request.getfixturevalue(who),
        )  # fmt: skip

    assert not InterviewFeedback.objects.exists()


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"recommendation": "perhaps"}, "recommendation"),
        ({"feedback": " "}, "feedback"),
        ({"feedback": "x" * (MAX_REMARK_CHARACTERS + 1)}, "feedback"),
        ({"evaluations": [{"attribute": "Communication", "result": ""}]}, "evaluations"),
        ({"evaluations": [{"attribute": "", "result": "4"}]}, "evaluations"),
    ],
)
def test_unusable_feedback_is_refused(recruiter, application, given, field):
    with pytest.raises(InvalidInput) as refusal:
        give_feedback(
            **{
                "application": application, "feedback": "Calm.", "recommendation": "yes",
                "by": recruiter, **given,
            }
        )  # fmt: skip

    assert refusal.value.field == field
