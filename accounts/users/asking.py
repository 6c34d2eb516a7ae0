"""The page between an administrator's wish to take something away and the deed: what is lost."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import render

from accounts.http import AuthenticatedHttpRequest, kept_fields
from accounts.models import Role, User
from accounts.users.forms import UserForm
from accounts.users.losses import Standing, losses
from accounts.users.services import (
    refuse_last_administrator,
    refuse_to_deactivate,
    roles_after,
)
from base.words import gettext as _


def ask_about_roles(
    request: AuthenticatedHttpRequest, user: User, form: UserForm
) -> HttpResponse | None:
    """Ask before roles are taken away with which something is lost; None when nothing is to ask.

    `agreed` is what the administrator read. Where more would be lost by now, they are asked again.
    Raises LastAdministrator.
    """
    given = form.cleaned_data
    kept = roles_after(user.roles, given["roles"], given["seen_roles"])
    taken = [role for role in Role if role in user.roles - kept]
    if Role.ADMINISTRATOR in taken:
        refuse_last_administrator(user)
    lost = losses(Standing(user, kept), request.user) if taken and user.is_active else []
    agreed = " ".join(lost)
    if not lost or request.POST.get("agreed") == agreed:
        return None
    title = _("Take the role %(roles)s from %(name)s?")
    context = {
        "title": title % {"roles": ", ".join(str(role.label) for role in taken), "name": user},
        "losses": lost,
        "kept": [*kept_fields(request, but={"agreed", "came_from"}), ("agreed", agreed)],
        "stays": _("Places on teams stay. You can give the role back at any time."),
        "deed": _("Take the role away"),
    }
    return _page(request, user, context)


def ask_to_switch_off(request: AuthenticatedHttpRequest, user: User) -> HttpResponse:
    """Say what is lost with the account. Raises DomainError where it cannot be switched off."""
    refuse_to_deactivate(user)
    context = {
        "title": _("Switch off the account of %(name)s?") % {"name": user},
        "losses": losses(Standing(user, user.roles, is_active=False), request.user),
        "stays": _(
            "Notes, feedback and places on teams stay. You can switch the account on again; "
            "browsers and API tokens do not come back."
        ),
        "deed": _("Switch off"),
    }
    return _page(request, user, context)


def _page(
    request: AuthenticatedHttpRequest, user: User, context: Mapping[str, object]
) -> HttpResponse:
    return render(request, "accounts/users/losses.html", {"person": user, **context})
