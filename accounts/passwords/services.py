"""Setting passwords, and the link by which a person sets theirs."""

from django.db import transaction
from django.urls import reverse

from accounts.activity import record
from accounts.api_tokens import revoke_all_api_tokens
from accounts.models import User
from accounts.notices.services import notify
from accounts.passwords.links import new_link_for
from accounts.passwords.strength import check_password_fits
from accounts.permissions import MANAGE_USERS
from accounts.sessions.services import end_sessions
from accounts.verbs import UserVerb
from base.errors import DomainError
from base.words import gettext as _
from base.words import gettext_lazy


class PasswordChangedMeanwhile(DomainError):
    code = "password_changed_meanwhile"
    default_message = gettext_lazy("Another password was chosen meanwhile.")


@transaction.atomic
def change_password(*, user: User, password: str, by: User | None, but: str | None = None) -> None:
    """Set a password.

    All sessions end, but for the one with the key `but`, and all API tokens: whoever knew the old
    password may have made them. Raises InvalidInput, PasswordChangedMeanwhile.
    """
    _set_password(user, password)
    record(UserVerb.PASSWORD_CHANGED, by=by, subject=user)
    end_access(user=user, by=by, but=but)


@transaction.atomic
def make_password_link(*, user: User, by: User) -> str:
    """Return a link by which somebody chooses a password, and tell them that it was made.

    It voids an older one that nobody has used.
    """
    MANAGE_USERS.require(by)
    record(UserVerb.PASSWORD_LINK_MADE, by=by, subject=user)
    if user != by:
        said = _(
            "%(name)s made a link by which a new password can be chosen for you. If you did not "
            "ask for it, tell another administrator: whoever uses it signs in as you."
        )
        notify(users=[user], text=said % {"name": by}, url=f"{reverse('settings')}#history")
    return new_link_for(user)


@transaction.atomic
def choose_password(*, user: User, password: str, device: str, ip_address: str | None) -> None:
    """Set the password chosen behind a link, which works no second time, and tell its person.

    Raises InvalidInput, and PasswordChangedMeanwhile when the link is used twice at once.
    """
    _set_password(user, password)
    caller = {"device": device, "ip_address": ip_address or _("unknown address")}
    record(UserVerb.PASSWORD_CHOSEN, by=user, subject=user, **caller)
    said = _("A new password was chosen for you behind a link: %(device)s, %(ip_address)s.")
    notify(users=[user], text=said % caller, url=f"{reverse('settings')}#history")
    end_access(user=user, by=user)


def end_access(*, user: User, by: User | None, but: str | None = None) -> None:
    """End sessions and API tokens, in the transaction of what calls for it."""
    end_sessions(user=user, by=by, but=but)
    revoke_all_api_tokens(user=user, by=by)


def _set_password(user: User, password: str) -> None:
    check_password_fits(password, user)
    before = user.password
    user.set_password(password)
    unchanged = User.objects.filter(pk=user.pk, password=before)
    if not unchanged.update(password=user.password):
        raise PasswordChangedMeanwhile
