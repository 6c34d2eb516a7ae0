"""An administrator goes to LinkedIn to sign in, and comes back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.http import AuthenticatedHttpRequest
from base.errors import DomainError
from linkedin_rsc.client.errors import LinkedInError
from linkedin_rsc.connect import services
from linkedin_rsc.pages.answers import back_to_tab, refused
from linkedin_rsc.permissions import MANAGE_LINKEDIN

# Kept in the session: what proves a return from LinkedIn ours.
SIGN_IN_STATE = "linkedin_sign_in_state"


@login_required
@require_POST
def sign_in(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Send the administrator to LinkedIn's consent page."""
    try:
        started = services.begin_sign_in(by=request.user)
    except (DomainError, LinkedInError) as error:
        return refused(request, error)
    request.session[SIGN_IN_STATE] = started.state
    return HttpResponseRedirect(started.url)


@login_required
@require_GET
def oauth_callback(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Take the administrator back from LinkedIn; the kept state serves once."""
    MANAGE_LINKEDIN.require(request.user)
    kept_state = request.session.pop(SIGN_IN_STATE, "")
    try:
        services.refuse_sign_in(
            error=request.GET.get("error", ""),
            description=request.GET.get("error_description", ""),
            given_state=request.GET.get("state", ""),
            kept_state=kept_state,
        )
        services.finish_sign_in(code=request.GET.get("code", ""), by=request.user)
    except (DomainError, LinkedInError) as error:
        return refused(request, error)
    messages.success(request, _("LinkedIn is connected. Now choose the contract."))
    return back_to_tab()
