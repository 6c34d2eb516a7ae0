"""The hiring team of a job: who is on it, who joins, who leaves."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import AuthenticatedHttpRequest
from base.errors import InvalidInput
from base.words import gettext as _
from jobs.loading import load_job
from jobs.models import Job, TeamMember
from jobs.permissions import CHANGE_TEAM
from jobs.queries import people_for_team
from jobs.team.delegates import name_delegate, own_lead
from jobs.team.departures import losses
from jobs.team.forms import ColleagueForm, TeamMemberForm
from jobs.team.services import add_team_member, remove_team_member


@login_required
@require_http_methods(["GET", "POST"])
def job_team(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Show the team; POST puts the person with the address `user` on it in `role`."""
    job = load_job(request, public_id)
    if request.method == "GET":
        return _show_team(request, job, TeamMemberForm(initial={"role": "interviewer"}))
    CHANGE_TEAM.require(request.user, job)
    form = TeamMemberForm(request.POST)
    if form.is_valid():
        try:
            member = add_team_member(job=job, by=request.user, **form.cleaned_data)
        except InvalidInput as refusal:
            form.refuse(refusal)
        else:
            said = _("%(name)s is %(role)s on %(job)s.") % {
                "name": member.user,
                "role": member.get_role_display().lower(),
                "job": job.public_id,
            }
            messages.success(request, said)
            return redirect("job-team", job.public_id)
    return _show_team(request, job, form)


@login_required
@require_POST
def name_own_delegate(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Have the person with the address `user` stand in for oneself."""
    job = load_job(request, public_id)
    form = ColleagueForm(request.POST, auto_id="delegate_%s")
    if form.is_valid():
        try:
            member = name_delegate(job=job, by=request.user, **form.cleaned_data)
        except InvalidInput as refusal:
            form.refuse(refusal)
        else:
            said = _("%(name)s stands in for you on %(job)s.")
            messages.success(request, said % {"name": member.user, "job": job.public_id})
            return redirect("job-team", job.public_id)
    joining = TeamMemberForm(initial={"role": "interviewer"})
    return _show_team(request, job, joining, delegate_form=form)


@login_required
@require_http_methods(["GET", "POST"])
def job_team_departure(
    request: AuthenticatedHttpRequest, public_id: str, user_id: str, role: str
) -> HttpResponse:
    """Say what one place on the team opens, and take it away."""
    job = load_job(request, public_id)
    member = get_object_or_404(
        TeamMember.objects.select_related("job", "user"),
        job=job,
        user__public_id=user_id,
        role=role,
    )
    if request.method == "GET":
        CHANGE_TEAM.require(request.user, job)
        context = {
            "job": job,
            "member": member,
            "losses": losses(member, request.user),
            "tab_url": reverse("job-team", args=[job.public_id]),
        }
        return render(request, "jobs/team_departure.html", context)
    remove_team_member(member=member, by=request.user)
    said = _("%(name)s is no longer %(role)s here.")
    role_name = member.get_role_display().lower()
    messages.success(request, said % {"name": member.user, "role": role_name})
    still_opens = _may_open(request, job)
    return redirect("job-team", job.public_id) if still_opens else redirect("job-list")


@login_required
@require_GET
def job_team_people(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Offer colleagues whose name or address contains the words of `user`."""
    job = load_job(request, public_id)
    CHANGE_TEAM.require(request.user, job)
    people = people_for_team(request.GET.get("user", "")[:100])
    return render(request, "jobs/_people_options.html", {"people": people})


def _may_open(request: AuthenticatedHttpRequest, job: Job) -> bool:
    return Job.objects.visible_to(request.user).filter(pk=job.pk).exists()


def _places(job: Job) -> list[tuple[TeamMember, TeamMember | None]]:
    """Pair each place of the loaded team with the place it stands in for; no query."""
    held = {one.pk: one for one in job.team.all()}
    return [(one, held.get(one.stands_in_for_id or 0)) for one in held.values()]


def _show_team(
    request: AuthenticatedHttpRequest,
    job: Job,
    form: TeamMemberForm,
    *,
    delegate_form: ColleagueForm | None = None,
) -> HttpResponse:
    may_change = CHANGE_TEAM.allows(request.user, job)
    is_refused = form.errors or (delegate_form and delegate_form.errors)
    context = {
        "job": job,
        "form": form,
        "delegate_form": delegate_form or ColleagueForm(auto_id="delegate_%s"),
        "places": _places(job),
        "lead": own_lead(job, request.user) if may_change else None,
        "may_change": may_change,
        "people": people_for_team() if may_change else [],
    }
    return render(request, "jobs/team.html", context, status=422 if is_refused else 200)
