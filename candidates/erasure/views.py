"""The page that asks once more before a person is erased."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.http import AuthenticatedHttpRequest
from accounts.reading import note_reading
from base.words import gettext as _
from candidates.erasure.following import place_of
from candidates.erasure.services import erase_candidate
from candidates.permissions import ERASE_CANDIDATES
from candidates.record.frame import load_candidate


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def erasure(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Ask, then erase the person and show how far that is elsewhere."""
    candidate = load_candidate(request, public_id)
    ERASE_CANDIDATES.require(request.user)
    if request.method == "POST":
        name = candidate.full_name
        erase_candidate(candidate=candidate, by=request.user)
        messages.success(request, _("%(name)s is erased from Tandem.") % {"name": name})
        return redirect(place_of(public_id) or reverse("candidate-list"))
    note_reading(request, by=request.user, candidate=public_id)
    return render(request, "candidates/erasure/page.html", {"candidate": candidate})
