"""The Applications tab of a person's record, and what an answer renews of it."""

from django.contrib import messages
from django.http import HttpResponse

from accounts.http import AuthenticatedHttpRequest
from applications.lifecycle.forms import RejectionForm
from applications.models import Application
from applications.record.queries import history_page, jobs_to_offer
from base.errors import DomainError
from candidates.models import Candidate
from candidates.record.answers import send_back
from candidates.record.frame import asks_for_inside, load_candidate, show_tab


def show_applications(
    request: AuthenticatedHttpRequest,
    candidate: Candidate,
    *,
    changed: Application | None = None,
    refused: Application | None = None,
    rejection: RejectionForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render the Applications tab; `rejection` is the form refused on application `refused`.

    The focus goes to the application that was `changed`.
    """
    page, entries = history_page(candidate, request.user, request.GET)
    return show_tab(
        request,
        candidate,
        "applications",
        template="applications/record/applications.html",
        page=page,
        entries=entries,
        jobs=jobs_to_offer(candidate, request.user),
        blank_rejection=RejectionForm(auto_id=False),
        changed=changed,
        refused=refused,
        rejection=rejection,
        status=status,
    )


def show_refusal(
    request: AuthenticatedHttpRequest, candidate_id: str, refusal: DomainError
) -> HttpResponse:
    messages.error(request, refusal.message)
    return show_applications(request, load_candidate(request, candidate_id), status=422)


def renew(request: AuthenticatedHttpRequest, application: Application) -> HttpResponse:
    """Renew the tab where it asked, answer the board with nothing, send others back."""
    if not request.htmx:
        return send_back(request, application.candidate, tab="candidate-applications")
    if asks_for_inside(request):
        candidate = load_candidate(request, application.candidate.public_id)
        return show_applications(request, candidate, changed=application)
    return HttpResponse(status=204)
