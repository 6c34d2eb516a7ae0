"""Giving feedback."""

from collections.abc import Sequence
from typing import TypedDict

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.activity import record
from accounts.models import User
from applications.models import Application
from base.errors import InvalidInput
from base.text import checked_remark
from interviews.models import InterviewFeedback
from interviews.permissions import GIVE_FEEDBACK
from interviews.verbs import InterviewVerb


class Evaluation(TypedDict):
    """One judged attribute, such as Communication: 4 of 5."""

    attribute: str
    result: str


@transaction.atomic
def give_feedback(
    *,
    application: Application,
    feedback: str,
    recommendation: str,
    by: User,
    evaluations: Sequence[Evaluation] = (),
) -> InterviewFeedback:
    """Record what a member of the job's team thought of an interview."""
    GIVE_FEEDBACK.require(by, application)
    if recommendation not in InterviewFeedback.Recommendation.values:
        raise InvalidInput(_("Choose a recommendation."), field="recommendation")
    given = InterviewFeedback.objects.create(
        application=application, interviewer=by, recommendation=recommendation,
        feedback=checked_remark(feedback, "feedback", _("Say what you thought.")),
        evaluations=[_checked_evaluation(item) for item in evaluations],
        created_at=timezone.now(),
    )  # fmt: skip
    record(InterviewVerb.FEEDBACK_GIVEN, by=by, subject=given, job=application.job.public_id,
           candidate=application.candidate.public_id)  # fmt: skip
    return given


def _checked_evaluation(item: Evaluation) -> Evaluation:
    if not item.get("attribute") or not item.get("result"):
        raise InvalidInput(_("An evaluation has an attribute and a result."), field="evaluations")
    return {"attribute": str(item["attribute"])[:100], "result": str(item["result"])[:100]}
