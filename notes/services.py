"""Writing notes, changing and deleting them."""

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
from candidates.models import Candidate
from notes.mentions import tell_mentioned
from notes.models import Note
from notes.permissions import CHANGE_NOTE, DELETE_NOTE, noting_on
from notes.verbs import NoteVerb


@transaction.atomic
def add_note(
    *,
    candidate: Candidate,
    text: str,
    by: User,
    application: Application | None = None,
    is_private: bool = False,
) -> Note:
    """Write a note; a private one is for its author only and never leaves the house.

    Whom it names with @ is told, where they may read it.

    Locks the candidate. Raises NotAllowed, NoLongerHere, InvalidInput.
    """
    noting_on(application).require(by, application)
    lock(candidate)
    if application is not None:
        reread(application, fields=["status"])
    if application is not None and application.candidate_id != candidate.pk:
        raise InvalidInput(_("This application is somebody else's."), field="application")
    note = Note.objects.create(
        candidate=candidate, application=application, author=by,
        text=_checked(text),
        is_private=is_private, created_at=timezone.now(),
    )  # fmt: skip
    _record(NoteVerb.ADDED, note, by)
    note.untold = tell_mentioned(note, by=by)
    return note


@transaction.atomic
def change_note(
    *, note: Note, by: User, text: str | None = None, is_private: bool | None = None
) -> Note:
    """Change what is given of a note; locks the candidate. What changes nothing leaves no trace.

    Raises NotAllowed, InvalidInput, NoLongerHere.
    """
    CHANGE_NOTE.require(by, note)
    lock(note.candidate)
    reread(note, fields=["text", "is_private"])
    before, note.untold = (note.text, note.is_private), []
    note.text = note.text if text is None else _checked(text)
    note.is_private = note.is_private if is_private is None else is_private
    if (note.text, note.is_private) != before:
        note.save(update_fields=["text", "is_private"])
        _record(NoteVerb.EDITED, note, by)
        # A private note told nobody, whomever it named.
        note.untold = tell_mentioned(note, by=by, before="" if before[1] else before[0])
    return note


@transaction.atomic
def delete_note(*, note: Note, by: User) -> None:
    """Delete a note for good; locks the candidate. Raises NotAllowed, NoLongerHere."""
    lock(note.candidate)
    reread(note, fields=["is_private"])
    # Its author may have made it private since: then it is theirs alone.
    DELETE_NOTE.require(by, note)
    _record(NoteVerb.DELETED, note, by)
    note.delete()


def _checked(text: str) -> str:
    return checked_remark(text, "text", _("Write something first."))


def _record(verb: NoteVerb, note: Note, by: User) -> None:
    job = note.application.job.public_id if note.application else ""
    record(verb, by=by, subject=note, job=job, candidate=note.candidate.public_id,
           is_private=note.is_private)  # fmt: skip
