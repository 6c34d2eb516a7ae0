"""Notes and interview feedback."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import AuthenticatedHttpRequest
from base.errors import InvalidInput, NotAllowed
from candidates.forms import EvaluationFormSet, FeedbackForm, evaluations_of
from candidates.models import Application, Candidate
from candidates.services.remarks import add_note, give_feedback
from candidates.views.answers import send_back
from candidates.views.applications import load_application
from candidates.views.tabs import (
    load_candidate,
    note_form,
    open_record,
    show_feedback,
    show_notes,
)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def notes(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Show the notes on a person, or add one: `text`, `application`, `is_private`."""
    if request.method == "POST":
        return _add_note(request, load_candidate(request, public_id))
    return show_notes(request, open_record(request, public_id))


def _add_note(request: AuthenticatedHttpRequest, candidate: Candidate) -> HttpResponse:
    form = note_form(request, candidate, request.POST)
    if form is None:
        raise NotAllowed("Your role does not write notes here.")
    if not form.is_valid():
        return show_notes(request, candidate, form=form)
    is_private = form.cleaned_data["is_private"]
    add_note(
        candidate=candidate, application=form.chosen(), text=form.cleaned_data["text"],
        is_private=is_private, by=request.user,
    )  # fmt: skip
    messages.success(request, "Private note saved." if is_private else "Note saved.")
    if request.htmx:
        return show_notes(request, load_candidate(request, candidate.public_id))
    return send_back(request, candidate, tab="candidate-notes")


@login_required
@require_POST
def give(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Give feedback on an application: `feedback`, `recommendation`, rows of evaluations."""
    application = load_application(request, public_id)
    form, evaluations = FeedbackForm(request.POST), EvaluationFormSet(request.POST)
    if not (form.is_valid() and evaluations.is_valid()):
        return _ask_again(request, application, form, evaluations)
    try:
        give_feedback(
            application=application, by=request.user, evaluations=evaluations_of(evaluations),
            **form.cleaned_data,
        )  # fmt: skip
    except InvalidInput as refusal:
        form.refuse(refusal)
        return _ask_again(request, application, form, evaluations)
    messages.success(request, f"Feedback on {application.candidate.full_name} is in.")
    if request.htmx:
        candidate = load_candidate(request, application.candidate.public_id)
        return show_feedback(request, candidate, on=public_id)
    return send_back(request, application.candidate, tab="candidate-feedback")


def _ask_again(
    request: AuthenticatedHttpRequest,
    application: Application,
    form: FeedbackForm,
    evaluations: object,
) -> HttpResponse:
    candidate = load_candidate(request, application.candidate.public_id)
    return show_feedback(
        request, candidate, on=application.public_id, form=form, evaluations=evaluations
    )
