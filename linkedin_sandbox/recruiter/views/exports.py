"""*Export to ATS*: the form, its jobs, and the export itself."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from linkedin_sandbox.models import Job, Member
from linkedin_sandbox.recruiter import exporting
from linkedin_sandbox.recruiter.forms import OFFERED_JOBS, ExportForm
from linkedin_sandbox.recruiter.seated import SeatedUser, seated
from linkedin_sandbox.recruiter.views.members import export_panel
from linkedin_sandbox.world import exports, jobs
from linkedin_sandbox.world.exports import ExportRefused


@require_http_methods(["GET", "POST"])
@seated
def export(request: HttpRequest, user: SeatedUser, slug: str) -> HttpResponse:
    """Export a member to a job of the chosen ATS instance."""
    member = get_object_or_404(Member, slug=slug, closed_at=None)
    at = exporting.at_instance(user, request.POST.get("ats") or request.GET.get("ats", ""))
    if request.method == "GET":
        return _asked(request, user, at, member, ExportForm(user=at))
    form = ExportForm(request.POST, user=at)
    if exporting.why_not(at) or not form.is_valid():
        return _asked(request, user, at, member, form)
    try:
        return _exported(request, at, member, form)
    except ExportRefused as refusal:
        form.add_error(None, str(refusal))
        return _asked(request, user, at, member, form)


@require_GET
@seated
def exportable_jobs(request: HttpRequest, user: SeatedUser) -> JsonResponse:
    """Feed the typeahead."""
    at = exporting.at_instance(user, request.GET.get("ats", ""))
    found = jobs.exportable_jobs(at.organization, request.GET.get("text", ""), at.seat)
    shown = found[:OFFERED_JOBS]
    return JsonResponse({"jobs": [_offered(job) for job in shown], "count": found.count()})


def _exported(
    request: HttpRequest, at: SeatedUser, member: Member, form: ExportForm
) -> HttpResponse:
    job, email = form.cleaned_data["chosen_job"], form.cleaned_data["email"]
    exports.export_member(
        member=member,
        job=job,
        seat=at.seat,
        email_addresses=[email] if email else [],
        organization=at.organization,
    )
    ats = exporting.ats_name(at.organization)
    messages.success(
        request,
        f"Sent to {ats} for {job}; it fetches the profile of {member.full_name} within moments.",
    )
    return redirect("member", slug=member.slug)


def _asked(
    request: HttpRequest, user: SeatedUser, at: SeatedUser, member: Member, form: ExportForm
) -> HttpResponse:
    text = request.GET.get("text", "").strip()
    page = {"member": member, "text": text, **export_panel(user, at, form, text)}
    status = 422 if request.method == "POST" else 200
    return render(request, "recruiter/members/export.html", page, status=status)


def _offered(job: Job) -> dict[str, str]:
    place = job.field("location") or ""
    return {"id": job.external_id, "title": job.title, "place": place}
