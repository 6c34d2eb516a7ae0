"""A colleague connects their own LinkedIn account, so that seats and exports are known as theirs.

The way is that of the company's sign-in (rsc-contract 2.3): the same application, the same address
to come back to. Only who they are is kept.
"""

import secrets
from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.activity import record
from accounts.models import User
from accounts.notices.services import notify
from base.errors import DomainError, NotAllowed
from base.words import gettext_lazy as _
from linkedin_rsc import gateway
from linkedin_rsc.client.auth import authorization_url, member_id_from_code, person_urn
from linkedin_rsc.connect.services.application import redirect_url
from linkedin_rsc.connect.services.sign_in import SignIn
from linkedin_rsc.models import ConnectedAccount, Connection
from linkedin_rsc.permissions import CONNECT_OWN_ACCOUNT, MANAGE_LINKEDIN
from linkedin_rsc.verbs import LinkedInVerb


class CompanyNotConnected(DomainError):
    code = "not_connected"
    default_message = _(
        "The company is not connected to LinkedIn yet. An administrator does that first, in the "
        "Admin center."
    )


class AccountTaken(DomainError):
    code = "account_taken"
    default_message = _(
        "A colleague has connected this LinkedIn account already, so it was not connected to "
        "yours. Sign out of LinkedIn and in with your own account, or ask an administrator to "
        "disconnect the colleague's."
    )


def begin_own_sign_in(*, by: User) -> SignIn:
    """Make the address of LinkedIn's consent page. Raises NotAllowed, CompanyNotConnected."""
    CONNECT_OWN_ACCOUNT.require(by)
    state = secrets.token_urlsafe(32)
    url = authorization_url(
        www_url=settings.LINKEDIN_WWW_URL,
        client_id=gateway.credentials(_connected()).client_id,
        redirect_uri=redirect_url(),
        state=state,
        scope=settings.LINKEDIN_OAUTH_SCOPE,
    )
    return SignIn(url, state)


def connect_own_account(*, code: str, by: User) -> ConnectedAccount:
    """Trade the code of the return for the member and keep who that is, for a term.

    The caller has checked the state before. Connecting again begins the term anew; another member
    takes the place of the one before. Raises NotAllowed, AccountTaken, LinkedInError.
    """
    CONNECT_OWN_ACCOUNT.require(by)
    connection = _connected()
    member = member_id_from_code(
        www_url=settings.LINKEDIN_WWW_URL,
        api_url=settings.LINKEDIN_API_URL,
        credentials=gateway.credentials(connection),
        code=code,
        redirect_uri=redirect_url(),
        scope=settings.LINKEDIN_OAUTH_SCOPE,
    )
    try:
        return _keep(person_urn(member), connection, by)
    except IntegrityError as error:
        raise AccountTaken from error


@transaction.atomic
def disconnect_account(*, account: ConnectedAccount, by: User) -> None:
    """Forget which LinkedIn account is a colleague's, who hears of it.

    Their own to do, and administrators'.
    """
    if not (account.user_id == by.pk or MANAGE_LINKEDIN.allows(by)):
        raise NotAllowed(_("Only administrators disconnect the account of a colleague."))
    gone, _of_each = ConnectedAccount.objects.filter(pk=account.pk).delete()
    if gone:
        record(
            LinkedInVerb.ACCOUNT_DISCONNECTED, by=by, subject=account.user, person=account.person
        )
        if account.user != by:
            said = _("%(name)s disconnected your LinkedIn account. Your settings connect it again.")
            notify(users=[account.user], text=said % {"name": by}, url=reverse("settings"))


@transaction.atomic
def _keep(person: str, connection: Connection, by: User) -> ConnectedAccount:
    now = timezone.now()
    before = ConnectedAccount.objects.select_for_update().filter(user=by).exclude(person=person)
    former = before.values_list("person", flat=True).first()
    account, _is_new = ConnectedAccount.objects.update_or_create(
        user=by,
        defaults={
            "person": person,
            "application_urn": connection.application_in_use,
            "connected_at": now,
            "expires_at": now + timedelta(days=settings.LINKEDIN_ACCOUNT_DAYS),
            "told_at": None,
        },
    )
    record(LinkedInVerb.ACCOUNT_CONNECTED, by=by, subject=by, person=person, former=former or "")
    return account


def _connected() -> Connection:
    connection = Connection.current()
    if not connection.is_connected:
        raise CompanyNotConnected
    return connection
