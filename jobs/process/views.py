"""The ordered stages of a job; those of a draft can be shaped, each by a small resource."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.http import AuthenticatedHttpRequest
from base.errors import InvalidInput
from base.words import gettext as _
from jobs.loading import load_job
from jobs.models import Job, Stage
from jobs.permissions import SHAPE_PROCESS
from jobs.process.forms import StageForm
from jobs.process.notes import notes_of
from jobs.process.services import MIDDLE_KINDS, add_stage, remove_stage, rename_stage, shift_stage


@login_required
@require_GET
def job_process(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    return _show_process(request, load_job(request, public_id))


@login_required
@require_POST
def job_stages(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Add a stage with `name` and `kind` before the offer."""
    job = load_job(request, public_id)
    SHAPE_PROCESS.require(request.user, job)
    form = StageForm(request.POST)
    if form.is_valid():
        try:
            add_stage(job=job, by=request.user, **form.cleaned_data)
        except InvalidInput as refusal:
            form.refuse(refusal)
        else:
            return redirect("job-process", job.public_id)
    return _show_process(request, job, form=form)


@login_required
@require_POST
def job_stage_name(
    request: AuthenticatedHttpRequest, public_id: str, stage_id: str
) -> HttpResponse:
    """Rename a stage to `name`; a refused name stays in its field."""
    stage = _load_stage(request, public_id, stage_id)
    typed = request.POST.get("name", "")
    try:
        rename_stage(stage=stage, name=typed, by=request.user)
    except InvalidInput as refusal:
        refused = {"stage": stage.public_id, "typed": typed, "message": refusal.message}
        return _show_process(request, stage.job, refused=refused)
    messages.success(request, _("The stage is called %(name)s now.") % {"name": stage.name})
    return redirect("job-process", stage.job.public_id)


@login_required
@require_POST
def job_stage_removal(
    request: AuthenticatedHttpRequest, public_id: str, stage_id: str
) -> HttpResponse:
    stage = _load_stage(request, public_id, stage_id)
    remove_stage(stage=stage, by=request.user)
    said = _("Removed %(name)s. Add it again whenever you need it.")
    messages.success(request, said % {"name": stage.name})
    return redirect("job-process", stage.job.public_id)


@login_required
@require_POST
def job_stage_shift(
    request: AuthenticatedHttpRequest, public_id: str, stage_id: str, direction: str
) -> HttpResponse:
    """Let a stage change places with its neighbour."""
    stage = _load_stage(request, public_id, stage_id)
    shift_stage(stage=stage, by=request.user, is_later=direction == "later")
    return redirect("job-process", stage.job.public_id)


def _load_stage(request: AuthenticatedHttpRequest, public_id: str, stage_id: str) -> Stage:
    job = load_job(request, public_id)
    return get_object_or_404(Stage.objects.select_related("job"), job=job, public_id=stage_id)


def _show_process(
    request: AuthenticatedHttpRequest,
    job: Job,
    *,
    form: StageForm | None = None,
    refused: dict[str, str] | None = None,
) -> HttpResponse:
    stages = list(job.stages.order_by("position"))
    notes = notes_of(job, stages)
    context = {
        "job": job,
        "tab_url": reverse("job-process", args=[job.public_id]),
        "stages": [(stage, notes.get(stage.pk, "")) for stage in stages],
        "may_shape": job.status == Job.Status.DRAFT and SHAPE_PROCESS.allows(request.user, job),
        "middle_kinds": MIDDLE_KINDS,
        "form": form or StageForm(initial={"kind": Stage.Kind.INTERVIEW}),
        "refused": refused,
    }
    status = 422 if refused or (form and form.errors) else 200
    return render(request, "jobs/process.html", context, status=status)
