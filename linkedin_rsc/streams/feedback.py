"""Interview feedback: children of an application at LinkedIn (rsc-contract 7.6)."""

from collections.abc import Collection, Iterator, Mapping

from django.db.models import QuerySet

from base.words import gettext as _
from interviews.models import InterviewFeedback
from linkedin_rsc.client.generations import table
from linkedin_rsc.client.resources import delete_feedback, put_feedback
from linkedin_rsc.client.restli import BatchAnswer, RecordAnswer
from linkedin_rsc.models import Hold, Stream
from linkedin_rsc.streams import applications, below
from linkedin_rsc.streams.change import Change, Mark
from linkedin_rsc.streams.prospect_rule import hold_of_feedback
from linkedin_rsc.streams.remarks import MAX_CHARACTERS, named
from linkedin_rsc.streams.row import Row
from linkedin_rsc.streams.sharing import Sharing
from linkedin_rsc.streams.stream import (
    Call,
    Fields,
    Reach,
    judge_at_once,
    milliseconds,
    nothing_of,
    spoils_nothing,
)

NAME = Stream.FEEDBACK
RESOURCE = table.FEEDBACK
PARENTS, KEYED_BY, IDS = below.PARENTS, below.KEYED_BY, below.IDS

# LinkedIn knows these two kinds; any other is left out (rsc-contract 7.6).
TYPES = {
    InterviewFeedback.Kind.PHONE_SCREEN: "PHONE_SCREEN",
    InterviewFeedback.Kind.ON_SITE: "ONSITE",
}
# What of feedback is told.
TOLD = (
    *("created_at", "kind", "feedback", "recommendation", "evaluations"),
    *("interviewer__first_name", "interviewer__last_name"),
)


def marks(change: Change) -> Iterator[Mark]:
    """Feedback has no row before it is shared: the first sync gives it one."""
    if not change.sharing.share_feedback:
        return
    if change.feedback:
        yield below.mark_written(NAME, change.feedback, change, hold)
    yield from below.marks_across_prospect(change, NAME, InterviewFeedback.objects.all())


def reach(change: Change) -> Reach | None:
    return below.reach_of_kind(NAME, change)


def load(records: Collection[str]) -> Mapping[str, InterviewFeedback]:
    return below.load(InterviewFeedback.objects.all(), records, *TOLD)


def hold(feedback: InterviewFeedback, sharing: Sharing) -> Hold | None:
    return hold_of_feedback(sharing, feedback.application.job) or applications.hold_of_all(
        feedback.application, sharing
    )


def word(feedback: InterviewFeedback, row: Row, sharing: Sharing) -> Fields:
    fields: Fields = {
        "atsCreatedAt": milliseconds(feedback.created_at),
        **named("interviewer", feedback.interviewer),
        "feedback": feedback.feedback[:MAX_CHARACTERS],
        "evaluations": _evaluations(feedback),
    }
    if feedback.kind:
        fields["interviewType"] = TYPES[InterviewFeedback.Kind(feedback.kind)]
    return fields


def _evaluations(feedback: InterviewFeedback) -> list[Fields]:
    """Tell what was judged, the recommendation last: LinkedIn has no field of its own for it."""
    judged = [
        {"attribute": one["attribute"], "result": one["result"]} for one in feedback.evaluations
    ]
    recommended = str(feedback.get_recommendation_display())
    return [*judged, {"attribute": _("Recommendation"), "result": recommended}]


def send(call: Call, entities: Mapping[str, Fields]) -> BatchAnswer:
    return put_feedback(call.transport, call.organization, call.parents, entities)


def withdraw(call: Call, records: Collection[str]) -> BatchAnswer:
    return delete_feedback(call.transport, call.organization, call.parents, records)


judge = judge_at_once
refused = RecordAnswer
spoils = spoils_nothing


def everything(sharing: Sharing) -> "QuerySet[InterviewFeedback]":
    feedback = below.everything(InterviewFeedback.objects.all(), sharing)
    return feedback if sharing.share_feedback else nothing_of(feedback)
