"""Notes and interview feedback."""

from collections.abc import Sequence
from typing import TypedDict

from django.db import transaction
from django.utils import timezone

from accounts.activity import record
from accounts.models import User
from accounts.policy import require
from base.errors import InvalidInput
from candidates import policy
from candidates.models import Application, Candidate, InterviewFeedback, Note

# LinkedIn takes at most this much of either (rsc-contract section 14, point 15).
MAX_CHARACTERS = 8_000


class Evaluation(TypedDict):
    """One judged attribute, such as Communication: 4 of 5."""

    attribute: str
    result: str


@transaction.atomic
def add_note(
    *,
    candidate: Candidate,
    text: str,
    by: User,
    application: Application | None = None,
    is_private: bool = False,
) -> Note:
    """Write a note; a private one is for its author only and never leaves the house."""
    require(policy.may_write_notes(by, application), "Your role does not write notes here.")
    if application is not None and application.candidate_id != candidate.pk:
        raise InvalidInput("This application is somebody else's.", field="application")
    note = Note.objects.create(
        candidate=candidate, application=application, author=by,
        text=_checked(text, "text", "Write something first."),
        is_private=is_private, created_at=timezone.now(),
    )  # fmt: skip
    job = application.job.public_id if application else ""
    record("note.added", by=by, subject=note, job=job, candidate=candidate.public_id,
           is_private=is_private)  # fmt: skip
    return note


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
    require(policy.may_give_feedback(by, application), "Only the job's team gives feedback.")
    if recommendation not in InterviewFeedback.Recommendation.values:
        raise InvalidInput("Choose a recommendation.", field="recommendation")
    given = InterviewFeedback.objects.create(
        application=application, interviewer=by, recommendation=recommendation,
        feedback=_checked(feedback, "feedback", "Say what you thought."),
        evaluations=[_checked_evaluation(item) for item in evaluations],
        created_at=timezone.now(),
    )  # fmt: skip
    record("feedback.given", by=by, subject=given, job=application.job.public_id,
           candidate=application.candidate.public_id)  # fmt: skip
    return given


def _checked(text: str, field: str, message: str) -> str:
    text = text.strip()
    if not text:
        raise InvalidInput(message, field=field)
    if len(text) > MAX_CHARACTERS:
        raise InvalidInput(f"Shorten this to {MAX_CHARACTERS:,} characters.", field=field)
    return text


def _checked_evaluation(item: Evaluation) -> Evaluation:
    if not item.get("attribute") or not item.get("result"):
        raise InvalidInput("An evaluation has an attribute and a result.", field="evaluations")
    return {"attribute": str(item["attribute"])[:100], "result": str(item["result"])[:100]}
