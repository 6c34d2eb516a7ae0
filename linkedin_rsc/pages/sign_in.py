"""Whoever goes to LinkedIn to sign in comes back here: for the company, or for themselves."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.http import AuthenticatedHttpRequest, requires
from accounts.passwords.asking import asks_password
from base.errors import DomainError
from linkedin_rsc.client.errors import LinkedInError
from linkedin_rsc.connect import services
from linkedin_rsc.pages.answers import back_to_tab, refused
from linkedin_rsc.pages.own_account import OWN_STATE, come_back, refuse_unless_ours
from linkedin_rsc.permissions import MANAGE_LINKEDIN

# Kept in the session: what proves a return from LinkedIn ours.
SIGN_IN_STATE = "linkedin_sign_in_state"


@login_required
@requires(MANAGE_LINKEDIN)
@require_POST
@asks_password()
def sign_in(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Send the administrator to LinkedIn's consent page."""
    try:
        started = services.begin_sign_in(by=request.user)
    except (DomainError, LinkedInError) as error:
        return refused(request, error)
    request.session.pop(OWN_STATE, "")
    request.session[SIGN_IN_STATE] = started.state
    return HttpResponseRedirect(started.url)


@login_required
@require_GET
def oauth_callback(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Take whoever signed in back from LinkedIn; the kept state serves once."""
    if OWN_STATE in request.session:
        return come_back(request)
    MANAGE_LINKEDIN.require(request.user)
    try:
        refuse_unless_ours(request, SIGN_IN_STATE)
        services.finish_sign_in(code=request.GET.get("code", ""), by=request.user)
    except (DomainError, LinkedInError) as error:
        return refused(request, error)
    messages.success(request, _("LinkedIn is connected. Now choose the contract."))
    return back_to_tab()
