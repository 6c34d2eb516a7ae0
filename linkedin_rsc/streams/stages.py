"""Stages: the steps an application went through, a history at LinkedIn (rsc-contract 7.7)."""

from collections.abc import Collection, Iterator, Mapping

from django.db.models import QuerySet

from applications.models import StageChange
from linkedin_rsc.client.resources import put_stages
from linkedin_rsc.client.restli import BatchAnswer, RecordAnswer
from linkedin_rsc.models import Hold, Stream
from linkedin_rsc.streams import applications
from linkedin_rsc.streams.change import Change, Mark, mark_below
from linkedin_rsc.streams.row import Row
from linkedin_rsc.streams.sharing import Sharing
from linkedin_rsc.streams.stream import (
    Call,
    Fields,
    Parent,
    Reach,
    Withdrawal,
    judge_at_once,
    milliseconds,
    spoils_nothing,
)

NAME = Stream.STAGES
PARENTS: tuple[Parent, ...] = (
    Parent(Stream.APPLICATIONS, "application", Hold.WAITING_FOR_APPLICATION),
)
# LinkedIn takes the steps of one application at a time.
SHARED_BY_CALL = "application"
IDS = {
    "record": "public_id",
    "application": "application__public_id",
    "job": "application__job__public_id",
    "candidate": "application__candidate__public_id",
}

# rsc-contract section 14, point 15: LinkedIn publishes no limit, this one is ours.
MAX_CHARACTERS = 100


def marks(change: Change) -> Iterator[Mark]:
    """A step never changes once it is there, so it only has to be under way."""
    if change.application:
        reason = applications.hold(change.application, change.sharing)
        for step in change.new_steps:
            yield mark_below(change.application, NAME, step, reason, is_changed=False)


def reach(change: Change) -> Reach | None:
    if change.is_of_candidate and "is_private" in change.fields:
        return Reach.OF_CANDIDATE
    return Reach.OF_JOB if change.job and "is_confidential" in change.fields else None


def load(records: Collection[str]) -> Mapping[str, StageChange]:
    changes = (
        StageChange.objects.filter(public_id__in=records)
        .select_related("application__candidate", "application__job")
        .defer("application__candidate__search_text", "application__job__description")
    )
    return {change.public_id: change for change in changes}


def hold(change: StageChange, sharing: Sharing) -> Hold | None:
    return applications.hold(change.application, sharing)


def word(change: StageChange, row: Row, sharing: Sharing) -> Fields:
    return {
        "atsCreatedAt": milliseconds(change.changed_at),
        "stage": change.label[:MAX_CHARACTERS],
    }


def send(call: Call, entities: Mapping[str, Fields]) -> BatchAnswer:
    return put_stages(call.transport, call.organization, call.parent, entities)


judge = judge_at_once
refused = RecordAnswer
spoils = spoils_nothing
withdraw: Withdrawal | None = None


def everything(sharing: Sharing) -> "QuerySet[StageChange]":
    changes = StageChange.objects.all()
    past = {} if sharing.share_prospects else {"application__left_prospect_at__isnull": False}
    return changes.filter(**past)
