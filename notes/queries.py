"""What colleagues noted about a person, as far as this user may read it."""

from django.db.models import OuterRef, Q, QuerySet
from django.http import QueryDict
from django.shortcuts import get_object_or_404

from accounts.models import User
from applications.models import Application
from applications.queries import of_candidate
from base.counting import CappedCount
from base.paging import Page, cut
from candidates.models import Candidate
from candidates.record.queries import TAB_CAP
from jobs.places import Places
from notes.models import Note
from notes.permissions import DELETE_NOTE, NOTE_ON_APPLICATION
from notes.verbs import NoteVerb

PAGE_SIZE = 20
GLANCE = 2


def notes_page(candidate: Candidate, user: User, query: QueryDict) -> Page[Note]:
    """Return notes on the person and on their applications, newest first; one query."""
    notes = _notes_on(candidate, user)
    page = cut(notes.select_related("author", "application__job"), query, PAGE_SIZE)
    for note in page.rows:
        note.may_delete = DELETE_NOTE.allows(user, note)
    return page


def note_of(candidate: Candidate, user: User, public_id: str) -> Note:
    """Return a note on the person that this user may read, else answer 404; one query."""
    notes = _notes_on(candidate, user).select_related("author", "application__job")
    note = get_object_or_404(notes, public_id=public_id)
    note.candidate = candidate
    if note.application:
        note.application.candidate = candidate
    return note


def latest_notes(candidate: Candidate, user: User) -> list[Note]:
    """Return the newest notes for a glance; one query."""
    notes = _notes_on(candidate, user)
    return list(notes.select_related("author", "application__job").order_by("-pk")[:GLANCE])


def _notes_on(candidate: Candidate, user: User) -> QuerySet[Note]:
    return Note.objects.visible_to(user, candidate.places).filter(candidate=candidate)


def applications_to_note(candidate: Candidate, user: User) -> list[Application]:
    """Return the candidate's applications on which this user writes notes; one query."""
    visible = Application.objects.visible_to(user, candidate.places).filter(candidate=candidate)
    rows = NOTE_ON_APPLICATION.among(visible, user).select_related("job").order_by("-pk")
    return of_candidate(rows[:PAGE_SIZE], candidate)


def count_notes(user: User, places: Places) -> CappedCount:
    readable = Note.objects.visible_to(user, places)
    return CappedCount(readable.filter(candidate=OuterRef("pk")), TAB_CAP)


def allows_activity(candidate: Candidate, user: User) -> Q:
    """Leave out what others did to private notes."""
    return Q(actor=user) | ~Q(verb__in=list(NoteVerb)) | Q(data__is_private=False)
