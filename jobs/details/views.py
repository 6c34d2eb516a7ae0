"""A job's details, shown and changed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.http import AuthenticatedHttpRequest
from base.errors import DomainError, InvalidInput
from base.rich_text import TooLong, clean_rich_text, harmless, plain_text
from base.words import gettext as _
from jobs.details.forms import JobForm
from jobs.details.services import create_job, edit_job
from jobs.lifecycle.forms import ClosureForm
from jobs.lifecycle.services import JobIsClosed
from jobs.loading import load_job
from jobs.models import Job
from jobs.permissions import CREATE_JOB, EDIT_JOB


@login_required
@require_GET
def job_detail(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    return show_details(request, load_job(request, public_id))


def show_details(
    request: AuthenticatedHttpRequest,
    job: Job,
    *,
    closure: ClosureForm | None = None,
    refusal: DomainError | None = None,
) -> HttpResponse:
    """Show the Details tab; with what was refused it is a 422 and keeps what was chosen."""
    context = {
        "job": job,
        "tab_url": reverse("job-detail", args=[job.public_id]),
        # Cleaned again, because not everything that writes a row went through the services.
        "description": harmless(job.description),
        "closure": closure,
        "refusal": refusal,
    }
    status = 422 if closure or refusal else 200
    return render(request, "jobs/details.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def job_create(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Make a draft; what was typed stays when it is refused."""
    CREATE_JOB.require(request.user)
    form = JobForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            role = form.cleaned_data.get("role")
            job = create_job(by=request.user, role=role, **form.job_fields)
        except InvalidInput as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Made %(job)s as a draft.") % {"job": job.public_id})
            return redirect("job-detail", job.public_id)
    return _show_form(request, form, None)


@login_required
@require_http_methods(["GET", "POST"])
def job_edit(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Change a job that is not closed; what was typed stays when it is refused."""
    job = load_job(request, public_id)
    EDIT_JOB.require(request.user, job)
    if job.is_closed and request.method == "GET":
        raise JobIsClosed
    form = JobForm(request.POST or None, user=request.user, job=job)
    if request.method == "POST" and form.is_valid():
        try:
            edit_job(job=job, by=request.user, **form.job_fields)
        except (InvalidInput, JobIsClosed) as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("job-detail", job.public_id)
    return _show_form(request, form, job)


def _show_form(request: AuthenticatedHttpRequest, form: JobForm, job: Job | None) -> HttpResponse:
    typed = (form["description"].value() if form.is_bound else "") or ""
    context = {"form": form, "job": job, "preview": _preview(typed)}
    return render(request, "jobs/form.html", context, status=422 if form.errors else 200)


def _preview(typed: str) -> str:
    """Return how a description would read, "" where there is nothing to read."""
    try:
        html = clean_rich_text(typed)
    except TooLong:
        return ""
    return html if plain_text(html) else ""
