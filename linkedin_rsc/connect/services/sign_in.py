"""An administrator signs in to LinkedIn for the company (rsc-contract 2.3)."""

import secrets
from dataclasses import dataclass, field

from django.conf import settings
from django.utils import timezone

from accounts.activity import record
from accounts.models import User
from base.errors import DomainError
from base.words import gettext as _
from linkedin_rsc import gateway
from linkedin_rsc.client.auth import authorization_url, member_id_from_code, person_urn
from linkedin_rsc.connect.services.application import provision, redirect_url
from linkedin_rsc.connection.changes import (
    State,
    changing,
    keeping_problems,
    saved_connection,
)
from linkedin_rsc.connection.oauth_words import remedy_for, words_in
from linkedin_rsc.models import Connection
from linkedin_rsc.permissions import MANAGE_LINKEDIN
from linkedin_rsc.verbs import LinkedInVerb

CHANGED = ["state", "connected_by", "connected_at", "connected_person", "problem"]


class SignInFailed(DomainError):
    code = "sign_in_failed"


@dataclass(frozen=True)
class SignIn:
    """Where to send the administrator; `state` stays in their session to recognise the return."""

    url: str
    state: str = field(repr=False)


def begin_sign_in(*, by: User | None) -> SignIn:
    """Make the address of LinkedIn's consent page, after the application itself if need be."""
    MANAGE_LINKEDIN.require(by)
    provision(by=by)
    state = secrets.token_urlsafe(32)
    url = authorization_url(
        www_url=settings.LINKEDIN_WWW_URL,
        client_id=gateway.credentials(saved_connection()).client_id,
        redirect_uri=redirect_url(),
        state=state,
        scope=settings.LINKEDIN_OAUTH_SCOPE,
    )
    return SignIn(url, state)


def refuse_sign_in(*, error: str, given_state: str, kept_state: str, description: str = "") -> None:
    """Raise SignInFailed unless LinkedIn sent back this session's state and no error."""
    is_ours = bool(kept_state) and secrets.compare_digest(given_state.encode(), kept_state.encode())
    if not is_ours:
        raise SignInFailed(
            _(
                "This answer of LinkedIn does not belong to a sign-in that was started here, so "
                "nothing was changed. Press Connect to start again."
            )
        )
    if error in {"access_denied", "user_cancelled_login", "user_cancelled_authorize"}:
        raise SignInFailed(
            _(
                "The sign-in at LinkedIn was cancelled. Nothing was changed; press Connect to try "
                "again."
            )
        )
    if error:
        said = _("LinkedIn ended the sign-in: “%(words)s”. Nothing was changed.")
        words = said % {"words": words_in(error, description)}
        raise SignInFailed(f"{words} {remedy_for(error)}".strip())


def finish_sign_in(*, code: str, by: User | None) -> Connection:
    """Trade the code of the return for the member, and count the company as connected.

    The caller has checked the state before. Signing in again later changes who connected, not how
    far the connection is.
    """
    MANAGE_LINKEDIN.require(by)
    keys = gateway.credentials(saved_connection())
    with keeping_problems(_("The sign-in at LinkedIn did not work."), by=by):
        member = member_id_from_code(
            www_url=settings.LINKEDIN_WWW_URL,
            api_url=settings.LINKEDIN_API_URL,
            credentials=keys,
            code=code,
            redirect_uri=redirect_url(),
            scope=settings.LINKEDIN_OAUTH_SCOPE,
        )
    with changing() as connection:
        if not connection.is_connected:
            connection.state = State.CONNECTED
        connection.connected_by, connection.connected_at = by, timezone.now()
        connection.connected_person = person_urn(member)
        connection.problem = ""
        connection.save(update_fields=CHANGED)
        record(LinkedInVerb.CONNECTED, by=by, subject=connection, member=person_urn(member))
    return connection
