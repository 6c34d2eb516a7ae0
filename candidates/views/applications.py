"""Starting, moving, rejecting and reinstating: each a small resource."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import AuthenticatedHttpRequest
from base.errors import DomainError, InvalidInput
from candidates.forms import RejectionForm
from candidates.models import Application, Candidate
from candidates.services.applications import (
    StageNotInPipeline,
    move_application,
    reinstate_application,
    reject_application,
    start_application,
)
from candidates.views.answers import send_back
from candidates.views.tabs import (
    asks_for_inside,
    load_candidate,
    open_record,
    show_applications,
)
from jobs.models import Job

View = Callable[[AuthenticatedHttpRequest, str], HttpResponse]


def says_refusals_in_place(view: View) -> View:
    """Let the tab that asked by htmx say why something was refused, above its true state."""

    @wraps(view)
    def answer(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
        try:
            return view(request, public_id)
        except DomainError as refusal:
            if not asks_for_inside(request):
                raise
            application = load_application(request, public_id)
            return _show_refusal(request, application.candidate.public_id, refusal)

    return answer


def _show_refusal(
    request: AuthenticatedHttpRequest, candidate_id: str, refusal: DomainError
) -> HttpResponse:
    messages.error(request, refusal.message)
    return show_applications(request, load_candidate(request, candidate_id), status=422)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def applications(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Show a person's applications, or put the person on the job whose Job ID stands in `job`."""
    if request.method == "POST":
        return _start(request, load_candidate(request, public_id))
    return show_applications(request, open_record(request, public_id))


def _start(request: AuthenticatedHttpRequest, candidate: Candidate) -> HttpResponse:
    opened = Job.objects.visible_to(request.user)
    job = opened.filter(public_id=request.POST.get("job", "")).first()
    try:
        if job is None:
            raise InvalidInput("Choose one of your active jobs.", field="job")
        application = start_application(candidate=candidate, job=job, by=request.user)
    except DomainError as refusal:
        if not asks_for_inside(request):
            raise
        return _show_refusal(request, candidate.public_id, refusal)
    messages.success(
        request, f"{candidate.full_name} is on {job.title}, in {application.stage.name}."
    )
    return _answer(request, application)


@login_required
@require_POST
@says_refusals_in_place
def change_stage(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Move an application to the stage whose public id stands in `stage`."""
    application = load_application(request, public_id)
    stage = application.job.stages.filter(public_id=request.POST.get("stage", "")).first()
    if stage is None:
        raise StageNotInPipeline
    move_application(application=application, to=stage, by=request.user)
    messages.success(request, f"Moved {application.candidate.full_name} to {stage.name}.")
    return _answer(request, application)


@login_required
@require_POST
@says_refusals_in_place
def reject(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """End an application with the code of a reason in `reason`."""
    application = load_application(request, public_id)
    try:
        reject_application(
            application=application, reason=request.POST.get("reason", ""), by=request.user
        )
    except InvalidInput as refusal:
        return _ask_again(request, application, refusal)
    messages.success(
        request, f"Rejected {application.candidate.full_name}. Reinstate them whenever you need to."
    )
    return _answer(request, application)


def _ask_again(
    request: AuthenticatedHttpRequest, application: Application, refusal: InvalidInput
) -> HttpResponse:
    form = RejectionForm(request.POST)
    if form.is_valid():
        form.refuse(refusal)
    candidate = load_candidate(request, application.candidate.public_id)
    return show_applications(request, candidate, refused=application, rejection=form, status=422)


@login_required
@require_POST
@says_refusals_in_place
def reinstate(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Undo a rejection."""
    application = load_application(request, public_id)
    reinstate_application(application=application, by=request.user)
    name, stage = application.candidate.full_name, application.stage.name
    messages.success(request, f"Reinstated {name} in {stage}.")
    return _answer(request, application)


def load_application(request: AuthenticatedHttpRequest, public_id: str) -> Application:
    """Return an application that this person may open, with its candidate, job and stage."""
    opened = Application.objects.visible_to(request.user)
    return get_object_or_404(
        opened.select_related("candidate", "job", "stage"), public_id=public_id
    )


def _answer(request: AuthenticatedHttpRequest, application: Application) -> HttpResponse:
    """Renew the tab where it asked, answer the board with nothing, send others back."""
    if not request.htmx:
        return send_back(request, application.candidate, tab="candidate-applications")
    if asks_for_inside(request):
        candidate = load_candidate(request, application.candidate.public_id)
        return show_applications(request, candidate, changed=application)
    return HttpResponse(status=204)
