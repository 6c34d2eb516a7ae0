"""The Notes tab of a person's record."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.http import AuthenticatedHttpRequest
from base.errors import NotAllowed
from candidates.models import Candidate
from candidates.record.answers import send_back
from candidates.record.frame import load_candidate, show_tab
from notes.forms import NoteForm
from notes.permissions import NOTE_ON_PERSON
from notes.queries import applications_to_note, notes_page
from notes.services import add_note


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
    add_note(
        candidate=candidate, application=form.chosen(), text=form.cleaned_data["text"],
        is_private=is_private, by=request.user,
    )  # fmt: skip
    messages.success(request, _("Private note saved.") if is_private else _("Note saved."))
    if request.htmx:
        return show_notes(request, load_candidate(request, candidate.public_id))
    return send_back(request, candidate, tab="candidate-notes")


def show_notes(
    request: AuthenticatedHttpRequest, candidate: Candidate, *, form: NoteForm | None = None
) -> HttpResponse:
    """Render the Notes tab; `form` is a refused one."""
    return show_tab(
        request,
        candidate,
        "notes",
        template="notes/notes.html",
        page=notes_page(candidate, request.user, request.GET),
        form=form or note_form(request, candidate),
        status=422 if form else 200,
    )


def note_form(
    request: AuthenticatedHttpRequest, candidate: Candidate, data: Any = None
) -> NoteForm | None:
    """Return a form for what this user may write a note on, None where that is nothing."""
    on_person = NOTE_ON_PERSON.allows(request.user)
    applications = applications_to_note(candidate, request.user)
    if not (on_person or applications):
        return None
    return NoteForm(data, applications=applications, on_person=on_person)
