"""Opening, closing and opening again: each a small resource of one job."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.http import AuthenticatedHttpRequest
from base.errors import InvalidInput
from base.words import gettext as _
from jobs.details.views import show_details
from jobs.lifecycle.forms import ClosureForm
from jobs.lifecycle.services import activate_job, close_job, restore_job
from jobs.loading import load_job
from jobs.permissions import CLOSE_JOB


@login_required
@require_POST
def activate(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    job = load_job(request, public_id)
    try:
        activate_job(job=job, by=request.user)
    except InvalidInput as refusal:
        return show_details(request, job, refusal=refusal)
    said = _("%(title)s is active. People can be added now.")
    messages.success(request, said % {"title": job.title})
    return redirect("job-detail", job.public_id)


@login_required
@require_POST
def close(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """End a job with the code of a reason in `reason`."""
    job = load_job(request, public_id)
    CLOSE_JOB.require(request.user, job)
    form = ClosureForm(request.POST)
    if not form.is_valid():
        return show_details(request, job, closure=form)
    close_job(job=job, by=request.user, reason=form.cleaned_data["reason"])
    said = _("Closed %(job)s. Reopen it here whenever you need to.")
    messages.success(request, said % {"job": job.public_id})
    return redirect("job-detail", job.public_id)


@login_required
@require_POST
def restore(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    job = load_job(request, public_id)
    restore_job(job=job, by=request.user)
    said = _("%(job)s is active again.") if job.is_active else _("%(job)s is a draft again.")
    messages.success(request, said % {"job": job.public_id})
    return redirect("job-detail", job.public_id)
