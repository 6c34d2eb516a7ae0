"""Giving feedback, and deleting it."""

from collections.abc import Sequence
from typing import TypedDict

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.activity import record
from accounts.models import User
from applications.models import Application
from base.errors import InvalidInput
from base.rereading import reread
from base.text import checked_remark
from candidates.details.services import lock
from interviews.models import InterviewFeedback
from interviews.permissions import DELETE_FEEDBACK, GIVE_FEEDBACK
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
    kind: str = "",
) -> InterviewFeedback:
    """Record what a member of the job's team thought of an interview.

    Locks the candidate. Raises NotAllowed, NoLongerHere, InvalidInput.
    """
    GIVE_FEEDBACK.require(by, application)
    lock(application.candidate)
    reread(application, fields=["status"])
    if recommendation not in InterviewFeedback.Recommendation.values:
        raise InvalidInput(_("Choose a recommendation."), field="recommendation")
    if kind not in {"", *InterviewFeedback.Kind.values}:
        raise InvalidInput(_("Choose how you talked, or nothing."), field="kind")
    given = InterviewFeedback.objects.create(
        application=application, interviewer=by, recommendation=recommendation, kind=kind,
        feedback=checked_remark(feedback, "feedback", _("Say what you thought.")),
        evaluations=[_checked_evaluation(item) for item in evaluations],
        created_at=timezone.now(),
    )  # fmt: skip
    _record(InterviewVerb.FEEDBACK_GIVEN, given, by)
    return given


@transaction.atomic
def delete_feedback(*, feedback: InterviewFeedback, by: User) -> None:
    """Delete feedback for good; locks the candidate. Raises NotAllowed, NoLongerHere."""
    DELETE_FEEDBACK.require(by, feedback)
    lock(feedback.application.candidate)
    reread(feedback, fields=["kind"])
    _record(InterviewVerb.FEEDBACK_DELETED, feedback, by)
    feedback.delete()


def _record(verb: InterviewVerb, feedback: InterviewFeedback, by: User) -> None:
    application = feedback.application
    record(verb, by=by, subject=feedback, job=application.job.public_id,
           candidate=application.candidate.public_id)  # fmt: skip


def _checked_evaluation(item: Evaluation) -> Evaluation:
    if not item.get("attribute") or not item.get("result"):
        raise InvalidInput(_("An evaluation has an attribute and a result."), field="evaluations")
    return {"attribute": str(item["attribute"])[:100], "result": str(item["result"])[:100]}
