"""Moving, rejecting and reinstating: each a small resource of one application."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from accounts.http import AuthenticatedHttpRequest
from candidates.models import Application
from candidates.services.applications import (
    StageNotInPipeline,
    move_application,
    reinstate_application,
    reject_application,
)
from candidates.views.answers import answer_application


@login_required
@require_POST
def change_stage(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Move an application to the stage whose public id stands in `stage`."""
    application = load_application(request, public_id)
    stage = application.job.stages.filter(public_id=request.POST.get("stage", "")).first()
    if stage is None:
        raise StageNotInPipeline
    move_application(application=application, to=stage, by=request.user)
    return answer_application(request, application)


@login_required
@require_POST
def reject(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """End an application with the code of a reason in `reason`."""
    application = load_application(request, public_id)
    reason = request.POST.get("reason", "")
    reject_application(application=application, reason=reason, by=request.user)
    return answer_application(request, application)


@login_required
@require_POST
def reinstate(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Undo a rejection."""
    application = load_application(request, public_id)
    reinstate_application(application=application, by=request.user)
    return answer_application(request, application)


def load_application(request: AuthenticatedHttpRequest, public_id: str) -> Application:
    """Return an application that this person may open, with its candidate, job and stage."""
    applications = Application.objects.visible_to(request.user)
    return get_object_or_404(
        applications.select_related("candidate", "job", "stage"), public_id=public_id
    )
