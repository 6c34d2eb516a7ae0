"""Stages: the steps an application went through, a history at LinkedIn (rsc-contract 7.7)."""

from collections.abc import Collection, Iterator, Mapping

from django.db.models import QuerySet

from applications.models import StageChange
from linkedin_rsc.client.generations import table
from linkedin_rsc.client.resources import delete_stages, put_stages
from linkedin_rsc.client.restli import BatchAnswer, RecordAnswer
from linkedin_rsc.models import Hold, Stream
from linkedin_rsc.streams import applications, below
from linkedin_rsc.streams.change import Change, Mark, mark_below
from linkedin_rsc.streams.row import Row
from linkedin_rsc.streams.sharing import Sharing
from linkedin_rsc.streams.stream import (
    Call,
    Fields,
    judge_at_once,
    milliseconds,
    spoils_nothing,
)

NAME = Stream.STAGES
RESOURCE = table.STAGES
PARENTS, KEYED_BY, IDS, reach = below.PARENTS, below.KEYED_BY, below.IDS, below.reach

# rsc-contract section 14, point 15: LinkedIn publishes no limit, this one is ours.
MAX_CHARACTERS = 100


def marks(change: Change) -> Iterator[Mark]:
    """A step never changes once it is there, so it only has to be under way."""
    if change.application:
        reason = applications.hold_of_all(change.application, change.sharing)
        for step in change.new_steps:
            yield mark_below(change.application, NAME, step, reason, is_changed=False)


def load(records: Collection[str]) -> Mapping[str, StageChange]:
    return below.load(StageChange.objects.all(), records, "changed_at", "label")


def hold(change: StageChange, sharing: Sharing) -> Hold | None:
    return applications.hold_of_all(change.application, sharing)


def word(change: StageChange, row: Row, sharing: Sharing) -> Fields:
    return {
        "atsCreatedAt": milliseconds(change.changed_at),
        "stage": change.label[:MAX_CHARACTERS],
    }


def send(call: Call, entities: Mapping[str, Fields]) -> BatchAnswer:
    return put_stages(call.transport, call.organization, call.parents, entities)


def withdraw(call: Call, records: Collection[str]) -> BatchAnswer:
    return delete_stages(call.transport, call.organization, call.parents, records)


judge = judge_at_once
refused = RecordAnswer
spoils = spoils_nothing


def everything(sharing: Sharing) -> "QuerySet[StageChange]":
    return below.everything(StageChange.objects.all(), sharing)
