"""All InMails of a person, and all recruiters' notes about them; the tab shows the last ones."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_GET

from accounts.http import AuthenticatedHttpRequest
from base.paging import cut
from candidates.record.frame import load_candidate, show_tab
from linkedin_rsc.profile.exchanged import (
    LAST_SENT,
    LAST_WRITTEN,
    inmails_of,
    notes_of,
)

ON_TAB = 5
ON_A_PAGE = 50


@login_required
@require_GET
def inmails(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    candidate = load_candidate(request, public_id)
    found = inmails_of(candidate, request.user)
    page = cut(found, request.GET, ON_A_PAGE, LAST_SENT)
    template = "linkedin_rsc/profile/inmails.html"
    return show_tab(request, candidate, "linkedin", template=template, page=page, inmails=page.rows)


@login_required
@require_GET
def notes(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    candidate = load_candidate(request, public_id)
    page = cut(notes_of(candidate), request.GET, ON_A_PAGE, LAST_WRITTEN)
    template = "linkedin_rsc/profile/notes.html"
    return show_tab(request, candidate, "linkedin", template=template, page=page, notes=page.rows)
