"""Members to search, and one member's profile."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from linkedin_sandbox.models import Member
from linkedin_sandbox.recruiter import exporting, queries
from linkedin_sandbox.recruiter.forms import ExportForm
from linkedin_sandbox.recruiter.pane import pane_of
from linkedin_sandbox.recruiter.seated import SeatedUser, seated

PAGE_SIZE = 20


@require_GET
@seated
def search(request: HttpRequest, user: SeatedUser) -> HttpResponse:
    text = request.GET.get("q", "").strip()
    paginator = Paginator(queries.members_like(text), PAGE_SIZE)
    found = paginator.get_page(request.GET.get("page"))
    page = {
        "text": text,
        "members": found,
        "in_ats": queries.ids_in_ats(list(found), user.organization),
        "query": urlencode({"q": text}) if text else "",
        "place": "members",
    }
    return render(request, "recruiter/members/search.html", page)


@require_GET
@seated
def profile(request: HttpRequest, user: SeatedUser, slug: str) -> HttpResponse:
    member = get_object_or_404(Member, slug=slug)
    return render(
        request,
        "recruiter/members/profile.html",
        {
            "member": member,
            "pane": pane_of(member, user),
            "exports": queries.past_exports(member, user.organization),
            **export_panel(user, ExportForm(organization=user.organization)),
        },
    )


def export_panel(user: SeatedUser, form: ExportForm, text: str = "") -> dict[str, object]:
    """Gather what the export form shows: jobs, budget, or why it is closed."""
    return {
        "form": form,
        "jobs": form.offered(text),
        "job_count": form.jobs_like(text).count(),
        "why_not": exporting.why_not(user),
        "budget": exporting.budget_of(user),
        "ats": exporting.ats_name(user.organization),
    }
