"""Projects, as far as *Save to project* needs them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from linkedin_sandbox.models import Member
from linkedin_sandbox.recruiter.interaction_forms import SaveForm
from linkedin_sandbox.recruiter.seated import SeatedUser, seated
from linkedin_sandbox.world import projects
from linkedin_sandbox.world.projects import ProjectRefused


@require_GET
@seated
def all_projects(request: HttpRequest, user: SeatedUser) -> HttpResponse:
    found = projects.projects_of(user.seat.contract).prefetch_related("members")
    return render(request, "recruiter/projects.html", {"projects": found, "place": "projects"})


@require_http_methods(["GET", "POST"])
@seated
def save(request: HttpRequest, user: SeatedUser, slug: str) -> HttpResponse:
    member = get_object_or_404(Member, slug=slug, closed_at=None)
    form = SaveForm(request.POST or None)
    if form.is_valid():
        try:
            saved = projects.save_to_project(
                seat=user.seat, member=member, name=form.cleaned_data["name"]
            )
            messages.success(request, f"{member.full_name} was saved to {saved}.")
            return redirect("member", slug=slug)
        except ProjectRefused as refusal:
            form.add_error("name", str(refusal))
    page = {"member": member, "form": form, "projects": projects.projects_of(user.seat.contract)}
    status = 422 if request.method == "POST" else 200
    return render(request, "recruiter/members/save.html", page, status=status)


@require_POST
@seated
def remove(request: HttpRequest, user: SeatedUser, number: int, slug: str) -> HttpResponse:
    project = get_object_or_404(projects.projects_of(user.seat.contract), pk=number)
    member = get_object_or_404(Member, slug=slug)
    projects.remove_from_project(project=project, member=member)
    messages.success(request, f"{member.full_name} was taken out of {project}.")
    return redirect("projects")
