"""Moving, rejecting and reinstating: each a small resource."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from accounts.http import AuthenticatedHttpRequest
from applications.disclosure import Shown, shown_by_leaving
from applications.lifecycle.errors import StageNotInPipeline
from applications.lifecycle.forms import RejectionForm
from applications.lifecycle.moving import move_application
from applications.lifecycle.rejection import reinstate_application, reject_application
from applications.loading import load_application
from applications.models import Application
from applications.record.tab import renew, show_applications, show_refusal
from base.errors import DomainError, InvalidInput
from base.words import gettext as _
from candidates.record.frame import asks_for_inside, load_candidate

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
            return show_refusal(request, application.candidate.public_id, refusal)

    return answer


@login_required
@require_POST
@says_refusals_in_place
def change_stage(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Move an application to the stage whose public id stands in `stage`."""
    application = load_application(request, public_id)
    stage = application.job.stages.filter(public_id=request.POST.get("stage", "")).first()
    if stage is None:
        raise StageNotInPipeline
    shown = Shown() if stage.is_prospect else shown_by_leaving([application])
    move_application(application=application, to=stage, by=request.user, seen_in=_seen_in(request))
    said = _("Moved %(name)s to %(stage)s.")
    moved = said % {"name": application.candidate.full_name, "stage": stage.name}
    messages.success(request, " ".join([moved, *shown.after([application])]))
    return renew(request, application)


@login_required
@require_POST
@says_refusals_in_place
def reject(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """End an application with the code of a reason in `reason`."""
    application = load_application(request, public_id)
    try:
        reject_application(
            application=application,
            reason=request.POST.get("reason", ""),
            by=request.user,
            seen_in=_seen_in(request),
        )
    except InvalidInput as refusal:
        return _ask_again(request, application, refusal)
    said = _("Rejected %(name)s. Reinstate them whenever you need to.")
    messages.success(request, said % {"name": application.candidate.full_name})
    return renew(request, application)


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
    reinstate_application(application=application, by=request.user, seen_in=_seen_in(request))
    name, stage = application.candidate.full_name, application.stage.name
    messages.success(
        request, _("Reinstated %(name)s in %(stage)s.") % {"name": name, "stage": stage}
    )
    return renew(request, application)


def _seen_in(request: AuthenticatedHttpRequest) -> str:
    """Return the public id of the stage where the page that asks shows the application."""
    return request.POST.get("from_stage", "")
