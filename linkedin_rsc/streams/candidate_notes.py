"""Notes on people: children of a candidate at LinkedIn (rsc-contract 7.3)."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from candidates.models import Candidate
from linkedin_rsc.client.generations import table
from linkedin_rsc.client.resources import delete_candidate_notes, put_candidate_notes
from linkedin_rsc.client.restli import BatchAnswer, RecordAnswer
from linkedin_rsc.models import Hold, Stream
from linkedin_rsc.streams import candidates
from linkedin_rsc.streams.change import Change, Mark
from linkedin_rsc.streams.listed import listed
from linkedin_rsc.streams.people import Facts, everybody, facts_by_candidate
from linkedin_rsc.streams.prospect_rule import hold_of_note, hold_of_person
from linkedin_rsc.streams.remarks import OF_NOTE, word_note
from linkedin_rsc.streams.row import Row
from linkedin_rsc.streams.sharing import Sharing
from linkedin_rsc.streams.sparse import sparsely
from linkedin_rsc.streams.stream import (
    Call,
    Fields,
    Parent,
    Reach,
    judge_at_once,
    nothing_of,
    spoils_nothing,
)
from notes.models import Note

NAME = Stream.CANDIDATE_NOTES
RESOURCE = table.CANDIDATE_NOTES
# Whether LinkedIn deletes them with the candidate is not stated (rsc-contract 8), and RSC-502 wants
# them gone: they are deleted before.
PARENTS: tuple[Parent, ...] = (Parent(Stream.CANDIDATES, "candidate", Hold.WAITING_FOR_CANDIDATE),)
KEYED_BY = "candidate"
IDS = {"record": "public_id", "candidate": "candidate__public_id"}


@dataclass(frozen=True, slots=True)
class NoteOnPerson:
    """A note with what decides about the person it is on."""

    note: Note
    facts: Facts


def marks(change: Change) -> Iterator[Mark]:
    """A note has no row before its kind is shared: the first sync gives it one."""
    if not change.sharing.share_notes:
        return
    if change.note and not change.note.application:
        yield _mark(change.note.candidate, change.note.public_id, change)
    if change.application and change.crosses_prospect:
        person = change.application.candidate
        notes = _public_ones().filter(candidate=person).order_by("pk")
        for record in notes.values_list("public_id", flat=True):
            yield _mark(person, record, change, is_changed=False)


def _mark(person: Candidate, record: str, change: Change, *, is_changed: bool = True) -> Mark:
    reason = hold_of_person(change.facts, change.sharing) or change.sharing.shut(NAME)
    return Mark(NAME, record, reason, candidate=person.public_id, is_changed=is_changed)


def reach(change: Change) -> Reach | None:
    if change.is_of_candidate and ("is_private" in change.fields or change.tells_who):
        return Reach.OF_CANDIDATE
    return candidates.reach(change)


def load(records: Collection[str]) -> Mapping[str, NoteOnPerson]:
    """Two queries."""
    found = Note.objects.filter(public_id__in=listed(records))
    notes = list(sparsely(found, "public_id", "candidate_id", "application_id", *OF_NOTE))
    facts = facts_by_candidate({note.candidate_id for note in notes})
    return {note.public_id: NoteOnPerson(note, facts[note.candidate_id]) for note in notes}


def hold(one: NoteOnPerson, sharing: Sharing) -> Hold | None:
    reason = hold_of_note(one.note, sharing) or hold_of_person(one.facts, sharing)
    return reason or sharing.shut(NAME)


def word(one: NoteOnPerson, row: Row, sharing: Sharing) -> Fields:
    return word_note(one.note)


def send(call: Call, entities: Mapping[str, Fields]) -> BatchAnswer:
    return put_candidate_notes(call.transport, call.organization, call.parents, entities)


def withdraw(call: Call, records: Collection[str]) -> BatchAnswer:
    return delete_candidate_notes(call.transport, call.organization, call.parents, records)


judge = judge_at_once
refused = RecordAnswer
spoils = spoils_nothing


def everything(sharing: Sharing) -> "QuerySet[Note]":
    notes = _public_ones()
    if not sharing.share_notes:
        return nothing_of(notes)
    return notes if sharing.share_prospects else notes.filter(candidate__in=everybody(sharing))


def _public_ones() -> "QuerySet[Note]":
    return Note.objects.filter(application=None, is_private=False)
