"""The Notes tab of a person's record."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import AuthenticatedHttpRequest
from accounts.models import User
from applications.outside import About, Remark, Said, said_outside
from base.errors import NotAllowed
from candidates.models import Candidate
from candidates.record.answers import send_back
from candidates.record.frame import load_candidate, show_tab
from jobs.queries import people_for_team
from notes.forms import NoteForm, NoteWords
from notes.models import Note
from notes.permissions import CHANGE_NOTE, DELETE_NOTE, NOTE_ON_PERSON
from notes.queries import applications_to_note, note_of, notes_page
from notes.services import add_note, change_note, delete_note


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def notes(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Show the notes on a person, or add one: `text`, `application`, `is_private`."""
    if request.method == "POST":
        return _add_note(request, load_candidate(request, public_id))
    return show_notes(request, load_candidate(request, public_id))


def _add_note(request: AuthenticatedHttpRequest, candidate: Candidate) -> HttpResponse:
    form = note_form(request, candidate, request.POST)
    if form is None:
        raise NotAllowed(NOTE_ON_PERSON.sentence)
    if not form.is_valid():
        return show_notes(request, candidate, form=form)
    is_private = form.cleaned_data["is_private"]
    written = add_note(
        candidate=candidate, application=form.chosen(), text=form.cleaned_data["text"],
        is_private=is_private, by=request.user,
    )  # fmt: skip
    messages.success(request, _("Private note saved.") if is_private else _("Note saved."))
    _say_untold(request, written)
    if request.htmx:
        return show_notes(request, load_candidate(request, candidate.public_id))
    return send_back(request, candidate, tab="candidate-notes")


def _say_untold(request: AuthenticatedHttpRequest, note: Note) -> None:
    if note.untold:
        said = _("Not told, for they cannot read this note: %(names)s.")
        messages.warning(request, said % {"names": ", ".join(map(str, note.untold))})


@login_required
@require_GET
def note_people(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Offer colleagues whose name or address contains the words of `q`, to who writes a note."""
    if note_form(request, load_candidate(request, public_id)) is None:
        raise NotAllowed(NOTE_ON_PERSON.sentence)
    people = people_for_team(request.GET.get("q", "")[:100])
    return render(request, "notes/_people.html", {"people": people})


def show_notes(
    request: AuthenticatedHttpRequest, candidate: Candidate, *, form: NoteForm | None = None
) -> HttpResponse:
    """Render the Notes tab; `form` is a refused one."""
    form, status = form or note_form(request, candidate), 422 if form else 200
    return show_tab(
        request,
        candidate,
        "notes",
        template="notes/notes.html",
        page=notes_page(candidate, request.user, request.GET),
        form=form,
        said_outside=_said_outside(candidate, form, request.user) if form else [],
        status=status,
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: AuthenticatedHttpRequest, public_id: str, note_id: str) -> HttpResponse:
    """Show a note to whoever may delete it; its author changes it by POST: `text`, `is_private`."""
    candidate = load_candidate(request, public_id)
    found = note_of(candidate, request.user, note_id)
    DELETE_NOTE.require(request.user, found)
    if request.method != "POST":
        written = {"text": found.text, "is_private": found.is_private}
        return _show_note(request, found, NoteWords(initial=written))
    CHANGE_NOTE.require(request.user, found)
    form = NoteWords(request.POST)
    if not form.is_valid():
        return _show_note(request, found, form, status=422)
    change_note(note=found, by=request.user, **form.cleaned_data)
    messages.success(request, _("Note saved."))
    _say_untold(request, found)
    return redirect("candidate-notes", public_id)


def _show_note(
    request: AuthenticatedHttpRequest, note: Note, form: NoteWords, *, status: int = 200
) -> HttpResponse:
    applications = [note.application] if note.application else []
    about = About(note.candidate, applications, may_be_on_person=not applications)
    return show_tab(
        request,
        note.candidate,
        "notes",
        template="notes/note.html",
        note=note,
        form=form if CHANGE_NOTE.allows(request.user, note) else None,
        said_outside=said_outside(Remark.NOTE, about, request.user),
        status=status,
    )


@login_required
@require_POST
def delete(request: AuthenticatedHttpRequest, public_id: str, note_id: str) -> HttpResponse:
    candidate = load_candidate(request, public_id)
    delete_note(note=note_of(candidate, request.user, note_id), by=request.user)
    messages.success(request, _("Note deleted."))
    return redirect("candidate-notes", public_id)


def _said_outside(candidate: Candidate, form: NoteForm, user: User) -> list[Said]:
    applications = list(form.applications.values())
    about = About(candidate, applications, may_be_on_person=form.on_person)
    return said_outside(Remark.NOTE, about, user)


def note_form(
    request: AuthenticatedHttpRequest, candidate: Candidate, data: Any = None
) -> NoteForm | None:
    """Return a form for what this user may write a note on, None where that is nothing."""
    on_person = NOTE_ON_PERSON.allows(request.user)
    applications = applications_to_note(candidate, request.user)
    if not (on_person or applications):
        return None
    return NoteForm(data, applications=applications, on_person=on_person)
