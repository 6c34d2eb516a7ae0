"""LinkedIn's profile widget on a person's tab, or what to do to see it (rsc-contract 11)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Subquery
from django.urls import reverse

from accounts.models import User
from base.words import StrOrPromise
from base.words import gettext_lazy as _
from candidates.models import Candidate
from linkedin_rsc.connection.seats import READ
from linkedin_rsc.models import (
    ConnectedAccount,
    Contract,
    IntegrationType,
    Seat,
    Stream,
    WidgetContract,
)
from linkedin_rsc.pages.words import Entry
from linkedin_rsc.streams.sharing import Sharing


@dataclass(frozen=True)
class Widget:
    """What LinkedIn's markup says, and the contracts in whose context it may act."""

    api_key: str
    candidate: str
    context: str
    contracts: Sequence[Any]

    @property
    def script(self) -> str:
        return f"{settings.LINKEDIN_PLATFORM_URL}/xdoor/scripts/in.js"

    @property
    def extension(self) -> str:
        return f"{settings.LINKEDIN_PLATFORM_URL}/rsc/extensions/profile-widget"

    @property
    def chosen(self) -> Any:
        return next((one for one in self.contracts if one.is_chosen), None)


@dataclass(frozen=True)
class Missing:
    """Why there is no widget, and where to do something about it."""

    words: StrOrPromise
    url: str = ""
    action: StrOrPromise = ""


SWITCHED_OFF = Missing(
    _(
        "LinkedIn’s profile widget is not switched on. An administrator of LinkedIn Recruiter "
        "switches it on in Recruiter’s settings for applicant tracking systems."
    )
)
NOT_SENT = Missing(
    _("LinkedIn’s profile widget shows whom LinkedIn was sent, and it does not hold this person.")
)
NO_SEAT = Missing(
    _(
        "LinkedIn lists no Recruiter seat for the account you connected. Ask your administrator of "
        "LinkedIn Recruiter for one."
    )
)


def widget_for(
    candidate: Candidate, user: User, sharing: Sharing, entries: Sequence[Entry]
) -> Widget | Missing:
    """Return the widget for whoever may edit the candidate; one query where it may be there."""
    if IntegrationType.PROFILE_PLUGIN not in sharing.enabled:
        return SWITCHED_OFF
    if not any(_is_held(entry) for entry in entries):
        return NOT_SENT
    contracts = list(contracts_of(user, sharing))
    if not any(contract.account for contract in contracts):
        return _not_connected()
    if all(one.are_seats_known and not one.has_seat for one in contracts):
        return NO_SEAT
    usable = [one for one in contracts if one.has_seat or not one.are_seats_known]
    chosen = next((one for one in usable if one.is_chosen), None)
    context = chosen.urn if chosen else sharing.organization
    return Widget(sharing.client_id, candidate.public_id, context, usable)


def contracts_of(user: User, sharing: Sharing) -> Any:
    """Return the company's contracts with the user's account, seats and choice; one query."""
    account = ConnectedAccount.objects.of(sharing.application).filter(user=user)
    seats = Seat.objects.filter(contract=OuterRef("pk"), state__iexact="ACTIVE")
    chosen = WidgetContract.objects.filter(user=user, contract=OuterRef("pk"))
    return Contract.objects.annotate(
        account=Subquery(account.values("person")[:1]),
        has_seat=Exists(seats.filter(member=OuterRef("account"))),
        are_seats_known=READ,
        is_chosen=Exists(chosen),
    ).order_by("id")


def _is_held(entry: Entry) -> bool:
    return entry.row.stream == Stream.CANDIDATES and entry.row.held_at_linkedin


def _not_connected() -> Missing:
    return Missing(
        _(
            "Connect your own LinkedIn account to see LinkedIn’s profile widget here: LinkedIn "
            "shows it to people with a Recruiter seat."
        ),
        reverse("settings"),
        _("Connect LinkedIn"),
    )
