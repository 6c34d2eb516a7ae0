"""The record of one person: a frame with a rail and tabs, and one view per tab.

A tab renders as a page, or for htmx as what stands inside `#record`. Every reading of a record is
written down (design.md section 8). The LinkedIn tab of an upper floor uses `open_record` too.
"""

from contextlib import suppress
from typing import Any, NamedTuple

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from accounts.http import AuthenticatedHttpRequest
from base.counting import count_label
from candidates import policy
from candidates.forms import (
    EvaluationFormSet,
    FeedbackForm,
    NoteForm,
    RejectionForm,
)
from candidates.models import Application, Candidate, PossibleDuplicate
from candidates.queries.activity import activity_page
from candidates.queries.applications import (
    applications_to_judge,
    applications_to_note,
    current_applications,
    history_page,
    jobs_to_offer,
)
from candidates.queries.record import TAB_CAP, Twin, candidates_for, possible_twins
from candidates.queries.remarks import (
    count_unread_feedback,
    feedback_page,
    latest_notes,
    notes_page,
)
from candidates.services.reading import record_reading

RECORD = "record"
TABS = {
    "profile": ("Profile", "candidate-detail"),
    "applications": ("Applications", "candidate-applications"),
    "notes": ("Notes", "candidate-notes"),
    "feedback": ("Feedback", "candidate-feedback"),
    "linkedin": ("LinkedIn", "candidate-linkedin"),
    "activity": ("Activity", "candidate-activity"),
}


class Tab(NamedTuple):
    label: str
    url: str
    number: str | None
    is_current: bool


def load_candidate(request: AuthenticatedHttpRequest, public_id: str) -> Candidate:
    """Return a person whom this user may open, with what the frame of the record shows."""
    return get_object_or_404(candidates_for(request.user), public_id=public_id)


def open_record(request: AuthenticatedHttpRequest, public_id: str) -> Candidate:
    """Return the person and write down that their record was read."""
    candidate = load_candidate(request, public_id)
    record_reading(candidate=candidate, by=request.user)
    return candidate


def show_tab(
    request: AuthenticatedHttpRequest,
    candidate: Candidate,
    tab: str,
    *,
    template: str = "",
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """Render a tab of the record, with its frame unless htmx asked for the inside alone."""
    frame = "_inside.html" if asks_for_inside(request) else "frame.html"
    context |= {
        "candidate": candidate,
        "frame": f"candidates/candidate/{frame}",
        "tab": tab,
        "tabs": _tabs(candidate, tab),
        "may_edit": policy.may_edit_candidates(request.user),
        "twins": _twins(request, candidate, PossibleDuplicate.State.OPEN),
    }
    return render(request, template or f"candidates/candidate/{tab}.html", context, status=status)


def asks_for_inside(request: AuthenticatedHttpRequest) -> bool:
    """Tell whether htmx puts the answer in place of what stands inside the record."""
    return bool(request.htmx) and request.htmx.target == RECORD


def _tabs(candidate: Any, current: str) -> list[Tab]:
    counts = {
        "applications": candidate.application_count,
        "notes": candidate.note_count,
        "feedback": candidate.feedback_count,
    }
    tabs = []
    for name, (label, url_name) in TABS.items():
        # The LinkedIn tab belongs to an upper floor, which may not be installed.
        with suppress(NoReverseMatch):
            url = reverse(url_name, args=[candidate.public_id])
            count = count_label(counts[name], TAB_CAP) if counts.get(name) else None
            tabs.append(Tab(label, url, count, name == current))
    return tabs


def _twins(request: AuthenticatedHttpRequest, candidate: Candidate, state: str) -> list[Twin]:
    if not policy.may_edit_candidates(request.user):
        return []
    return possible_twins(candidate, request.user, state)


@login_required
@require_safe
def profile(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    candidate = open_record(request, public_id)
    return show_tab(
        request,
        candidate,
        "profile",
        current=current_applications(candidate, request.user),
        notes=latest_notes(candidate, request.user),
        kept_apart=_twins(request, candidate, PossibleDuplicate.State.REFUSED),
    )


def show_applications(
    request: AuthenticatedHttpRequest,
    candidate: Candidate,
    *,
    changed: Application | None = None,
    refused: Application | None = None,
    rejection: RejectionForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render the Applications tab; `rejection` is the form refused on application `refused`.

    The focus goes to the application that was `changed`.
    """
    page, entries = history_page(candidate, request.user, request.GET)
    return show_tab(
        request,
        candidate,
        "applications",
        page=page,
        entries=entries,
        jobs=jobs_to_offer(candidate, request.user),
        blank_rejection=RejectionForm(auto_id=False),
        changed=changed,
        refused=refused,
        rejection=rejection,
        status=status,
    )


def show_notes(
    request: AuthenticatedHttpRequest, candidate: Candidate, *, form: NoteForm | None = None
) -> HttpResponse:
    """Render the Notes tab; `form` is a refused one."""
    return show_tab(
        request,
        candidate,
        "notes",
        page=notes_page(candidate, request.user, request.GET),
        form=form or note_form(request, candidate),
        status=422 if form else 200,
    )


def note_form(
    request: AuthenticatedHttpRequest, candidate: Candidate, data: Any = None
) -> NoteForm | None:
    """Return a form for what this user may write a note on, None where that is nothing."""
    on_person = policy.may_write_notes(request.user, None)
    applications = applications_to_note(candidate, request.user)
    if not (on_person or applications):
        return None
    return NoteForm(data, applications=applications, on_person=on_person)


@login_required
@require_safe
def feedback(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    return show_feedback(request, open_record(request, public_id))


def show_feedback(
    request: AuthenticatedHttpRequest,
    candidate: Candidate,
    *,
    on: str = "",
    form: FeedbackForm | None = None,
    evaluations: Any = None,
) -> HttpResponse:
    """Render the Feedback tab with a form on one application; `form` is a refused one."""
    judged = applications_to_judge(candidate, request.user)
    wanted = on or request.GET.get("application", "")
    chosen = next((item for item in judged if item.public_id == wanted), None)
    default = next((item for item in judged if item.is_active), next(iter(judged), None))
    return show_tab(
        request,
        candidate,
        "feedback",
        page=feedback_page(candidate, request.user, request.GET),
        waiting=count_unread_feedback(candidate, request.user),
        judged=judged,
        chosen=chosen or default,
        form=form or FeedbackForm(),
        evaluations=evaluations or EvaluationFormSet(),
        status=422 if form else 200,
    )


@login_required
@require_safe
def activity(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    candidate = open_record(request, public_id)
    page, events = activity_page(candidate, request.user, request.GET)
    return show_tab(request, candidate, "activity", page=page, events=events)
