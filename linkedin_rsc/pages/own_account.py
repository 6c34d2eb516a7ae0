"""User settings: everybody's own LinkedIn account, connected at LinkedIn and back."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.http import AuthenticatedHttpRequest, requires
from accounts.models import User
from accounts.passwords.asking import asks_password
from base.errors import DomainError
from base.words import gettext as _
from linkedin_rsc.client.errors import LinkedInError
from linkedin_rsc.connect import services
from linkedin_rsc.connect.terms import TOLD_BEFORE
from linkedin_rsc.connection.changes import words_of
from linkedin_rsc.connection.seats import are_all_known, seats_of
from linkedin_rsc.models import ConnectedAccount, Connection, Seat
from linkedin_rsc.permissions import CONNECT_OWN_ACCOUNT

# Kept in the session: what proves a return from LinkedIn ours.
OWN_STATE = "linkedin_own_sign_in_state"


@dataclass(frozen=True)
class OwnAccount:
    """How the settings show it; `account` is None before it is connected."""

    account: ConnectedAccount | None
    seats: list[Seat]
    is_company_connected: bool
    are_seats_known: bool
    may_connect: bool

    @property
    def ends_soon(self) -> bool:
        ends_at = self.account.expires_at if self.account else None
        return ends_at is not None and ends_at <= timezone.now() + TOLD_BEFORE


def own_account(user: User) -> OwnAccount | None:
    """Load it for somebody's settings, None where there is nothing to connect; 4 queries at most.

    An account of a former application of the company is of no use to this one.
    """
    connection, may_connect = Connection.current(), CONNECT_OWN_ACCOUNT.allows(user)
    account = ConnectedAccount.objects.of(connection.application_in_use).filter(user=user).first()
    if not (account or may_connect):
        return None
    seats = seats_of(user, connection) if account else []
    return OwnAccount(
        account=account,
        seats=seats,
        is_company_connected=connection.is_connected,
        are_seats_known=bool(seats) or (account is not None and are_all_known()),
        may_connect=may_connect,
    )


@login_required
@requires(CONNECT_OWN_ACCOUNT)
@require_POST
@asks_password()
def sign_in(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Send the colleague to LinkedIn's consent page."""
    try:
        started = services.begin_own_sign_in(by=request.user)
    except DomainError as refusal:
        return _refused(request, refusal)
    request.session[OWN_STATE] = started.state
    return HttpResponseRedirect(started.url)


@login_required
@require_POST
def disconnection(request: AuthenticatedHttpRequest) -> HttpResponse:
    account = get_object_or_404(ConnectedAccount, user=request.user)
    services.disconnect_account(account=account, by=request.user)
    messages.success(request, _("Your LinkedIn account is disconnected."))
    return _back()


def come_back(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Take the colleague back from LinkedIn, with the account or why not."""
    try:
        refuse_unless_ours(request, OWN_STATE)
        services.connect_own_account(code=request.GET.get("code", ""), by=request.user)
    except (DomainError, LinkedInError) as error:
        return _refused(request, error)
    messages.success(request, _("Your LinkedIn account is connected."))
    return _back()


def refuse_unless_ours(request: AuthenticatedHttpRequest, name: str) -> None:
    """Raise SignInFailed unless LinkedIn brings the state kept under this name; it serves once."""
    services.refuse_sign_in(
        error=request.GET.get("error", ""),
        description=request.GET.get("error_description", ""),
        given_state=request.GET.get("state", ""),
        kept_state=request.session.pop(name, ""),
    )


def _refused(request: AuthenticatedHttpRequest, error: DomainError | LinkedInError) -> HttpResponse:
    if isinstance(error, DomainError) and error.status == 403:
        raise error
    words = error.message if isinstance(error, DomainError) else words_of(error)
    messages.error(request, words)
    return _back()


def _back() -> HttpResponse:
    return redirect("settings")
