"""The page of a person's skills, positions and education: each is added, changed and removed."""

from collections.abc import Callable
from typing import NamedTuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.http import AuthenticatedHttpRequest
from accounts.reading import note_reading
from base.errors import DomainError
from base.words import gettext as _
from candidates.background.entries import Kind
from candidates.background.forms import EntryForm
from candidates.background.services import EntryIsGone, add_entry, change_entry, remove_entry
from candidates.models import BackgroundEntry, Candidate
from candidates.permissions import EDIT_CANDIDATES
from candidates.record.frame import load_candidate


class KindShown(NamedTuple):
    """Entries of one kind, each as a form, and the form of a further one, if there may be one."""

    kind: Kind
    forms: list[EntryForm]
    new: EntryForm | None


@login_required
@require_safe
def background(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    return _show(request, load_candidate(request, public_id))


@login_required
@require_POST
def add(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    candidate = load_candidate(request, public_id)
    EDIT_CANDIDATES.require(request.user, candidate)
    if request.POST.get("kind") not in Kind:
        raise Http404(_("There is no such kind of entry."))
    form = EntryForm(request.POST, kind=Kind(request.POST["kind"]))

    def service(**given: str) -> BackgroundEntry:
        return add_entry(candidate=candidate, kind=form.kind, by=request.user, **given)

    return _save(request, candidate, form, service, _("Added %(entry)s."))


@login_required
@require_POST
def change(request: AuthenticatedHttpRequest, public_id: str, entry_id: str) -> HttpResponse:
    candidate = load_candidate(request, public_id)
    entry = _entry(candidate, entry_id)
    if entry is None:
        return _show(request, candidate, refusal=EntryIsGone())
    form = EntryForm(request.POST, kind=Kind(entry.kind), entry=entry)

    def service(**given: str) -> BackgroundEntry:
        return change_entry(entry=entry, by=request.user, **given)

    return _save(request, candidate, form, service, _("Saved %(entry)s."))


@login_required
@require_POST
def remove(request: AuthenticatedHttpRequest, public_id: str, entry_id: str) -> HttpResponse:
    candidate = load_candidate(request, public_id)
    entry = _entry(candidate, entry_id)
    try:
        if entry is None:
            raise EntryIsGone
        remove_entry(entry=entry, by=request.user)
    except DomainError as refusal:
        return _show(request, candidate, refusal=refusal)
    return _go_back(request, candidate, _("Removed %(entry)s."), entry)


def _entry(candidate: Candidate, entry_id: str) -> BackgroundEntry | None:
    """Return what is shown of the person under this id."""
    found = candidate.background.filter(public_id=entry_id, is_removed=False).first()
    if found:
        # As it was loaded, with what is known of its reader's places.
        found.candidate = candidate
    return found


def _save(
    request: AuthenticatedHttpRequest,
    candidate: Candidate,
    form: EntryForm,
    service: Callable[..., BackgroundEntry],
    said: str,
) -> HttpResponse:
    if form.is_valid():
        try:
            entry = service(**form.cleaned_data)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            return _go_back(request, candidate, said, entry)
    return _show(request, candidate, refused=form)


def _go_back(
    request: AuthenticatedHttpRequest, candidate: Candidate, said: str, entry: BackgroundEntry
) -> HttpResponse:
    messages.success(request, said % {"entry": entry})
    return redirect("candidate-background", candidate.public_id)


def _show(
    request: AuthenticatedHttpRequest,
    candidate: Candidate,
    refused: EntryForm | None = None,
    refusal: DomainError | None = None,
) -> HttpResponse:
    EDIT_CANDIDATES.require(request.user, candidate)
    note_reading(request, by=request.user, candidate=candidate.public_id)
    context = {
        "candidate": candidate,
        "refused": refused,
        "refusal": refusal,
        "kinds": _forms_by_kind(candidate, refused),
    }
    status = 422 if refused else refusal.status if refusal else 200
    return render(request, "candidates/background/page.html", context, status=status)


def _forms_by_kind(candidate: Candidate, refused: EntryForm | None) -> list[KindShown]:
    """Return what stands there with a form for each entry, and one for a further; one query."""
    entries = list(candidate.background.filter(is_removed=False).order_by("pk"))
    return [_shown(kind, [one for one in entries if one.kind == kind], refused) for kind in Kind]


def _shown(kind: Kind, entries: list[BackgroundEntry], refused: EntryForm | None) -> KindShown:
    changed = refused.entry.pk if refused and refused.entry else None
    forms = [
        refused if refused and entry.pk == changed else EntryForm(kind=kind, entry=entry)
        for entry in entries
    ]
    is_new = refused and refused.kind == kind and not refused.entry
    new = refused if is_new else EntryForm(kind=kind)
    is_full = kind == Kind.YEARS and bool(entries)
    return KindShown(kind, forms, None if is_full else new)
