"""Admin center: which colleagues have connected LinkedIn, and which seat is theirs."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from accounts.http import AuthenticatedHttpRequest, requires
from accounts.models import RoleGrant, User
from base.paging import cut
from base.words import gettext as _
from candidates.models import Source
from linkedin_rsc.connect import services
from linkedin_rsc.models import ConnectedAccount, Connection, Seat
from linkedin_rsc.pages.budget import budgets_of
from linkedin_rsc.permissions import CONNECT_OWN_ACCOUNT, MANAGE_LINKEDIN, SEE_LINKEDIN

ON_A_PAGE = 50
BY_ADDRESS = ("email",)


@dataclass(frozen=True)
class Colleague:
    """`suggested` are seats whose e-mail is theirs, while no account says who sits there."""

    user: User
    account: ConnectedAccount | None
    seats: list[Seat] = field(default_factory=list)
    suggested: list[Seat] = field(default_factory=list)


@login_required
@requires(SEE_LINKEDIN)
@require_GET
def colleagues(request: AuthenticatedHttpRequest) -> HttpResponse:
    connection = Connection.current()
    page = cut(_who_may_connect(), request.GET, ON_A_PAGE, BY_ADDRESS)
    context = {
        "connection": connection,
        "page": page,
        "colleagues": described(page.rows, connection),
        "are_seats_known": Seat.objects.exists(),
        "budgets": budgets_of(timezone.now(), connection),
        "may_manage": MANAGE_LINKEDIN.allows(request.user),
    }
    return render(request, "linkedin_rsc/colleagues.html", context)


@login_required
@requires(MANAGE_LINKEDIN)
@require_POST
def disconnection(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Forget a colleague's account, so that somebody else may connect it."""
    accounts = ConnectedAccount.objects.select_related("user")
    account = get_object_or_404(accounts, user__public_id=public_id)
    services.disconnect_account(account=account, by=request.user)
    said = _("The LinkedIn account of %(name)s is disconnected.")
    messages.success(request, said % {"name": account.user})
    return redirect("linkedin-colleagues")


def described(users: Sequence[User], connection: Connection) -> list[Colleague]:
    """Say of each of these people how they are connected; 2 queries."""
    found = ConnectedAccount.objects.of(connection.application_in_use).filter(user__in=users)
    accounts = {account.user_id: account for account in found}
    members, emails = _seats_of(users, accounts.values())
    return [
        Colleague(user, account, members[account.person])
        if (account := accounts.get(user.pk))
        else Colleague(user, None, suggested=emails[user.email])
        for user in users
    ]


def _seats_of(
    users: Iterable[User], accounts: Iterable[ConnectedAccount]
) -> tuple[Mapping[str, list[Seat]], Mapping[str, list[Seat]]]:
    """Return the seats of these members and those with these addresses."""
    theirs = Q(member__in=[account.person for account in accounts])
    theirs |= Q(email__in=[user.email for user in users])
    members, emails = defaultdict(list), defaultdict(list)
    for seat in Seat.objects.filter(theirs).select_related("contract").order_by("id"):
        members[seat.member].append(seat)
        emails[seat.email.lower()].append(seat)
    return members, emails


def _who_may_connect() -> "QuerySet[User]":
    """Those who may, and those who did: a leaver's account keeps others from connecting it."""
    grants = RoleGrant.objects.filter(user=OuterRef("pk"), role__in=CONNECT_OWN_ACCOUNT.roles)
    source = Source.objects.filter(contact=OuterRef("pk")).values("name")
    connected = Exists(ConnectedAccount.objects.filter(user=OuterRef("pk")))
    listed = Q(Exists(grants), is_active=True) | Q(connected)
    return User.objects.filter(listed).annotate(source_name=Subquery(source[:1]))
