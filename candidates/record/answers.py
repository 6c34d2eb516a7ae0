"""Where a change leads back to."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.http import AuthenticatedHttpRequest
from candidates.models import Candidate


def send_back(request: AuthenticatedHttpRequest, candidate: Candidate, *, tab: str) -> HttpResponse:
    """Redirect to the local path that `next` names, else to a tab of the candidate's page."""
    wanted = request.POST.get("next", "")
    if is_local(wanted, request):
        return redirect(wanted)
    return redirect(reverse(tab, args=[candidate.public_id]))


def is_local(address: str, request: HttpRequest) -> bool:
    """Whether an address is a path of this house: never another host, never a script."""
    return address.startswith("/") and url_has_allowed_host_and_scheme(
        address, allowed_hosts=None, require_https=request.is_secure()
    )
