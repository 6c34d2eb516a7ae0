"""*What does this seat see*: for whoever wants to know how access lists work out."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from linkedin_sandbox.recruiter.access import sight_of
from linkedin_sandbox.recruiter.seated import SeatedUser, choosable_seats
from linkedin_sandbox.world.jobs import settle_due_tasks

PAGE_SIZE = 50


@require_GET
def sight(request: HttpRequest, number: int) -> HttpResponse:
    """Show job by job whether a seat sees it, and why; nobody needs to sit on it."""
    seat = get_object_or_404(choosable_seats(), number=number)
    organization = seat.contract.organization
    assert organization  # noqa: S101  # choosable seats have one
    settle_due_tasks()
    sent = organization.jobs.select_related("organization").prefetch_related("stages")
    sent = sent.order_by("-id")
    jobs = Paginator(sent, PAGE_SIZE).get_page(request.GET.get("page"))
    page = {
        "sight": sight_of(SeatedUser(seat, organization), list(jobs)),
        "jobs": jobs,
        "seats": choosable_seats().filter(contract__organization=organization),
        "place": "settings",
    }
    return render(request, "recruiter/settings/sight.html", page)
