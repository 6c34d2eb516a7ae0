"""Adding one candidate to a pipeline: who is offered, and putting them on the job."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.http import AuthenticatedHttpRequest
from applications.lifecycle.starting import start_application
from applications.models import Application
from applications.permissions import ADD_TO_JOB
from applications.pipeline.board import visible_stages
from base.errors import DomainError
from base.paging import find
from base.words import gettext as _
from candidates.models import Candidate
from candidates.people.looking import window_for
from jobs.loading import load_job

MAX_FOUND = 8


@login_required
@require_GET
def people(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Offer candidates whose name, work or address contains the words of `q`."""
    job = load_job(request, public_id)
    ADD_TO_JOB.require(request.user, job)
    words = request.GET.get("q", "").strip()[:100]
    matching = Candidate.objects.visible_to(request.user).matching(words)
    here = Application.objects.filter(job=job, candidate=OuterRef("pk"))
    known = matching.annotate(is_here=Exists(here)).defer("search_text")
    window = window_for(request.user, is_narrowed=True)
    found = find(known, MAX_FOUND, window=window) if words else []
    context = {
        "words": words, "found": found, "here": _("On this job"),
        "add_at": reverse("pipeline-applications", args=[job.public_id]),
    }  # fmt: skip
    return render(request, "applications/pipeline/_people.html", context)


@login_required
@require_POST
def applications(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Put the candidate `candidate` on the job, in `stage` or where people enter it."""
    job = load_job(request, public_id)
    ADD_TO_JOB.require(request.user, job)
    candidate = get_object_or_404(
        Candidate.objects.visible_to(request.user), public_id=request.POST.get("candidate", "")
    )
    stage = visible_stages(job, request.user).filter(public_id=request.POST.get("stage", ""))
    try:
        application = start_application(
            candidate=candidate, job=job, by=request.user, stage=stage.first()
        )
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        said = _("%(name)s is on this job, in %(stage)s.")
        messages.success(request, said % {"name": candidate, "stage": application.stage.name})
    return redirect("pipeline", job.public_id)
