"""Members to search, and one member's profile."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from linkedin_sandbox.models import Member
from linkedin_sandbox.recruiter import exporting, queries
from linkedin_sandbox.recruiter.badges import badges_of
from linkedin_sandbox.recruiter.forms import ExportForm
from linkedin_sandbox.recruiter.pane import pane_of
from linkedin_sandbox.recruiter.seated import SeatedUser, seated
from linkedin_sandbox.recruiter.talks import talk_between

PAGE_SIZE = 20
PAST_APPLICANTS = "past-applicants"


@require_GET
@seated
def search(request: HttpRequest, user: SeatedUser) -> HttpResponse:
    """List members like some words; the spotlight keeps those who applied before."""
    text = request.GET.get("q", "").strip()
    is_spotlit = request.GET.get("spotlight") == PAST_APPLICANTS
    found = queries.members_like(text)
    if is_spotlit:
        found = queries.past_applicants(found, user.organization)
    members = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    wanted = {"q": text, "spotlight": PAST_APPLICANTS if is_spotlit else ""}
    page = {
        "text": text,
        "is_spotlit": is_spotlit,
        "members": members,
        "badges": badges_of(list(members), user),
        "query": urlencode({name: value for name, value in wanted.items() if value}),
        "place": "members",
    }
    return render(request, "recruiter/members/search.html", page)


@require_GET
@seated
def profile(request: HttpRequest, user: SeatedUser, slug: str) -> HttpResponse:
    member = get_object_or_404(Member, slug=slug, closed_at=None)
    return render(
        request,
        "recruiter/members/profile.html",
        {
            "user": user,
            "member": member,
            "pane": pane_of(member, user),
            "badge": badges_of([member], user).get(member.pk),
            "exports": queries.past_exports(member, user.organization),
            "talk": talk_between(user.seat.pk, member),
            "notes": queries.notes_about(member, user.seat),
            "projects": member.projects.filter(contract=user.seat.contract).order_by("name"),
            **export_panel(user, user, ExportForm(user=user)),
        },
    )


def export_panel(
    user: SeatedUser, at: SeatedUser, form: ExportForm, text: str = ""
) -> dict[str, object]:
    """Gather what the export form shows: jobs, budget, or why it is closed.

    `at` is the user at the chosen ATS instance.
    """
    return {
        "instances": exporting.instances_to_choose(user),
        "instance": at.organization,
        "missing_jobs": exporting.missing_jobs(at),
        "form": form,
        "jobs": form.offered(text),
        "job_count": form.jobs_like(text).count(),
        "why_not": exporting.why_not(at),
        "budget": exporting.budget_of(user),
        "ats": exporting.ats_name(at.organization),
    }
