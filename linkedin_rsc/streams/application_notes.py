"""Notes on applications: children of an application at LinkedIn (rsc-contract 7.5)."""

from collections.abc import Collection, Iterator, Mapping

from django.db.models import QuerySet

from linkedin_rsc.client.generations import table
from linkedin_rsc.client.resources import delete_application_notes, put_application_notes
from linkedin_rsc.client.restli import BatchAnswer, RecordAnswer
from linkedin_rsc.models import Hold, Stream
from linkedin_rsc.streams import applications, below
from linkedin_rsc.streams.change import Change, Mark
from linkedin_rsc.streams.prospect_rule import hold_of_note
from linkedin_rsc.streams.remarks import OF_NOTE, word_note
from linkedin_rsc.streams.row import Row
from linkedin_rsc.streams.sharing import Sharing
from linkedin_rsc.streams.stream import (
    Call,
    Fields,
    Reach,
    judge_at_once,
    nothing_of,
    spoils_nothing,
)
from notes.models import Note

NAME = Stream.APPLICATION_NOTES
RESOURCE = table.APPLICATION_NOTES
PARENTS, KEYED_BY, IDS = below.PARENTS, below.KEYED_BY, below.IDS


def marks(change: Change) -> Iterator[Mark]:
    """A note has no row before its kind is shared: the first sync gives it one."""
    if not change.sharing.share_notes:
        return
    if change.note and change.note.application:
        yield below.mark_written(NAME, change.note, change, hold)
    yield from below.marks_across_prospect(change, NAME, _public_ones())


def reach(change: Change) -> Reach | None:
    return below.reach_of_kind(NAME, change)


def load(records: Collection[str]) -> Mapping[str, Note]:
    return below.load(Note.objects.all(), records, *OF_NOTE)


def hold(note: Note, sharing: Sharing) -> Hold | None:
    assert note.application  # noqa: S101  # Else it is a note on the person.
    return hold_of_note(note, sharing) or applications.hold_of_all(note.application, sharing)


def word(note: Note, row: Row, sharing: Sharing) -> Fields:
    return word_note(note)


def send(call: Call, entities: Mapping[str, Fields]) -> BatchAnswer:
    return put_application_notes(call.transport, call.organization, call.parents, entities)


def withdraw(call: Call, records: Collection[str]) -> BatchAnswer:
    return delete_application_notes(call.transport, call.organization, call.parents, records)


judge = judge_at_once
refused = RecordAnswer
spoils = spoils_nothing


def everything(sharing: Sharing) -> "QuerySet[Note]":
    notes = below.everything(_public_ones(), sharing)
    return notes if sharing.share_notes else nothing_of(notes)


def _public_ones() -> "QuerySet[Note]":
    return Note.objects.filter(application__isnull=False, is_private=False)
