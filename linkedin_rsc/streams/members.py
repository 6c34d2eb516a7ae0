"""Links to LinkedIn profiles: a person URN attached to a candidate (rsc-contract 7.2.4)."""

from collections.abc import Collection, Iterator, Mapping

from django.db.models import QuerySet

from candidates.models import Candidate
from linkedin_rsc.client.resources import attach_members
from linkedin_rsc.client.restli import BatchAnswer, RecordAnswer
from linkedin_rsc.models import Hold, Stream
from linkedin_rsc.streams import candidates
from linkedin_rsc.streams.change import Change, Mark
from linkedin_rsc.streams.people import Facts, Person, everybody, load_people
from linkedin_rsc.streams.row import Row
from linkedin_rsc.streams.sharing import Sharing
from linkedin_rsc.streams.stream import (
    Call,
    Fields,
    Parent,
    Withdrawal,
    judge_at_once,
    spoils_nothing,
)

NAME = Stream.MEMBERS
PARENTS: tuple[Parent, ...] = (Parent(Stream.CANDIDATES, "candidate", Hold.WAITING_FOR_CANDIDATE),)
SHARED_BY_CALL = ""
IDS = {"record": "public_id", "candidate": "public_id"}


def marks(change: Change) -> Iterator[Mark]:
    if change.candidate and change.facts.member:
        reason = hold(change.facts, change.sharing)
        if reason is not Hold.NOT_LINKED:
            record = change.candidate.public_id
            is_changed = change.is_of_candidate
            yield Mark(NAME, record, reason, candidate=record, is_changed=is_changed)


reach = candidates.reach


def load(records: Collection[str]) -> Mapping[str, Person]:
    return load_people(records)


def hold(person: Person | Facts, sharing: Sharing) -> Hold | None:
    reason = candidates.hold(person, sharing)
    if reason not in {None, Hold.NO_IDENTITY}:
        return reason
    return None if person.person_urn(sharing) else Hold.NOT_LINKED


def word(person: Person, row: Row, sharing: Sharing) -> Fields:
    return {"person": person.person_urn(sharing)}


def send(call: Call, entities: Mapping[str, Fields]) -> BatchAnswer:
    people = {record: fields["person"] for record, fields in entities.items()}
    return attach_members(call.transport, call.organization, people)


judge = judge_at_once
refused = RecordAnswer
spoils = spoils_nothing
withdraw: Withdrawal | None = None


def everything(sharing: Sharing) -> "QuerySet[Candidate]":
    return everybody(sharing).filter(profile_link__isnull=False)
