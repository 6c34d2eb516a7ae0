"""Links to LinkedIn profiles: a person URN attached to a candidate (rsc-contract 7.2.4)."""

from collections.abc import Collection, Iterator, Mapping

from django.db.models import QuerySet

from candidates.models import Candidate
from linkedin_rsc.client.generations import table
from linkedin_rsc.client.resources import attach_members, detach_members, matched_members
from linkedin_rsc.client.restli import UPDATED, BatchAnswer, RecordAnswer
from linkedin_rsc.models import Hold, ProfileLink, Stream
from linkedin_rsc.streams import candidates
from linkedin_rsc.streams.change import Change, Mark
from linkedin_rsc.streams.people import Facts, Person, everybody, load_people
from linkedin_rsc.streams.row import Row
from linkedin_rsc.streams.sharing import Sharing
from linkedin_rsc.streams.stream import (
    Call,
    Fields,
    Parent,
    judge_at_once,
    spoils_nothing,
)
from linkedin_rsc.verbs import LinkedInVerb

NAME = Stream.MEMBERS
RESOURCE = table.CANDIDATES
PARENTS: tuple[Parent, ...] = (
    Parent(Stream.CANDIDATES, "candidate", Hold.WAITING_FOR_CANDIDATE, takes_along=True),
)
KEYED_BY = ""
IDS = {"record": "public_id", "candidate": "public_id"}


def marks(change: Change) -> Iterator[Mark]:
    if change.candidate and (change.facts.member or change.verb == LinkedInVerb.UNLINKED):
        reason = hold(change.facts, change.sharing)
        if reason is not Hold.NOT_LINKED or change.verb == LinkedInVerb.UNLINKED:
            record = change.candidate.public_id
            is_changed = change.is_of_candidate
            yield Mark(NAME, record, reason, candidate=record, is_changed=is_changed)


reach = candidates.reach


def load(records: Collection[str]) -> Mapping[str, Person]:
    return load_people(records)


def hold(person: Person | Facts, sharing: Sharing) -> Hold | None:
    reason = candidates.hold(person, sharing)
    if reason not in {None, Hold.NO_IDENTITY, Hold.CONTACT_WITHHELD}:
        return reason
    return None if person.person_urn(sharing) else Hold.NOT_LINKED


def word(person: Person, row: Row, sharing: Sharing) -> Fields:
    return {"person": person.person_urn(sharing)}


def send(call: Call, entities: Mapping[str, Fields]) -> BatchAnswer:
    """Attach whoever is not attached: an overwrite may have cleared it, or may not (7.2.4)."""
    people = {record: fields["person"] for record, fields in entities.items()}
    standing = matched_members(call.transport, call.organization, people)
    there = {record for record, found in standing.items() if found.manual == people[record]}
    gone = {record: person for record, person in people.items() if record not in there}
    answers: BatchAnswer = dict.fromkeys(there, UPDATED)
    if gone:
        call.spend(len(gone))
        answers |= attach_members(call.transport, call.organization, gone)
    return answers


def withdraw(call: Call, records: Collection[str]) -> BatchAnswer:
    return detach_members(call.transport, call.organization, records)


judge = judge_at_once
refused = RecordAnswer
spoils = spoils_nothing


def everything(sharing: Sharing) -> "QuerySet[Candidate]":
    linked = everybody(sharing).filter(profile_link__isnull=False)
    return linked.exclude(profile_link__how=ProfileLink.How.MATCH)
