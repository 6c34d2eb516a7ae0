"""Tokens: ours as an application (rsc-contract 2.1) and, briefly, a member's (2.3).

Who keeps an application's token, and for how long, is the business of a `TokenSource`. A member's
token lives for one call, which tells us who the member is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

import requests

from .answers import read_answer
from .errors import Forbidden, Unreachable
from .wire import TIMEOUTS_S, exchange, new_session, text_in, unreachable

# rsc-contract 2.1: tokens live 30 minutes; used when `expires_in` cannot be read.
DEFAULT_LIFETIME_S = 1_800

# LinkedIn publishes no limit; more than this is no id (our own cap).
MAX_ID_CHARACTERS = 80

# LinkedIn retired the first for new applications, which ask for "openid profile".
LITE_PROFILE = "r_liteprofile"
SCOPE_ERROR = "unauthorized_scope_error"

# Authlib's name for what LinkedIn asks: the credentials in the body, never in the address.
SECRET_IN_BODY = "client_secret_post"  # noqa: S105  a method, not a password


@dataclass(frozen=True)
class Credentials:
    client_id: str
    client_secret: str = field(repr=False)


@dataclass(frozen=True)
class FreshToken:
    value: str = field(repr=False)
    lifetime_s: int


class TokenSource(Protocol):
    """Where a transport gets the token of its application; safe across threads."""

    def get(self) -> str:
        """Return a token that is good for now, asking LinkedIn where there is none."""
        ...

    def forget(self, token: str) -> None:
        """Drop exactly this token after a 401; a newer one that came meanwhile stays."""
        ...


def fetch_token(www_url: str, credentials: Credentials) -> FreshToken:
    """Ask LinkedIn for a new token of an application. Raises `LinkedInError`."""
    url = _oauth_url(www_url, "accessToken")
    form = {
        "grant_type": "client_credentials",
        "client_id": credentials.client_id,
        "client_secret": credentials.client_secret,
    }
    with new_session(url) as session:
        answer = exchange(session, "POST", url, data=form)
    return FreshToken(text_in(answer, "access_token"), _lifetime_s(answer))


def _lifetime_s(answer: dict[str, Any]) -> int:
    # Learn's sample shows "1800" as text, LinkedIn's SDK 1800 as a number.
    try:
        return int(answer["expires_in"])
    except (KeyError, TypeError, ValueError):
        return DEFAULT_LIFETIME_S


def authorization_url(
    *, www_url: str, client_id: str, redirect_uri: str, state: str, scope: str
) -> str:
    """Build the address that asks a member for consent; the caller keeps `state` to compare."""
    # Imported only here and below: an administrator signs in once, and it takes 4 MB.
    from authlib.integrations.requests_client import OAuth2Session

    with OAuth2Session(client_id=client_id, redirect_uri=redirect_uri, scope=scope) as session:
        url, _ = session.create_authorization_url(_oauth_url(www_url, "authorization"), state=state)
    return str(url)


def member_id_from_code(
    *,
    www_url: str,
    api_url: str,
    credentials: Credentials,
    code: str,
    redirect_uri: str,
    scope: str = LITE_PROFILE,
) -> str:
    """Trade the code of the redirect for the member's id, which is scoped to this application.

    The member's token is thrown away at the end: nothing else needs it (rsc-contract 2.3).
    The caller has compared `state` before; `scope` is the one that was asked for. Raises
    `LinkedInError`.
    """
    token = _member_token(www_url, credentials, code, redirect_uri)
    try:
        return _member_id(api_url, token, scope)
    except Forbidden as error:
        # What the token may not read, its scope does not grant.
        error.oauth_error = SCOPE_ERROR
        raise


def _member_id(api_url: str, token: str, scope: str) -> str:
    """Ask who the member is: OpenID Connect names it `sub`, the older profile `id`."""
    is_openid = "openid" in scope.split()
    url = f"{api_url.rstrip('/')}/v2/{'userinfo' if is_openid else 'me'}"
    only = {} if is_openid else {"fields": "id"}
    with new_session(url) as session:
        answer = exchange(session, "GET", url, token=token, params=only)
    return text_in(answer, "sub" if is_openid else "id", at_most=MAX_ID_CHARACTERS)


def person_urn(member_id: str) -> str:
    return f"urn:li:person:{member_id}"


def _member_token(www_url: str, credentials: Credentials, code: str, redirect_uri: str) -> str:
    from authlib.common.errors import AuthlibBaseError
    from authlib.integrations.requests_client import OAuth2Session

    with OAuth2Session(
        client_id=credentials.client_id,
        client_secret=credentials.client_secret,
        redirect_uri=redirect_uri,
        token_endpoint_auth_method=SECRET_IN_BODY,
    ) as session:
        # Our errors before Authlib's: it would lose the status, and with it whether to try again.
        session.register_compliance_hook("access_token_response", _checked)
        try:
            token = session.fetch_token(
                _oauth_url(www_url, "accessToken"),
                grant_type="authorization_code",
                code=code,
                timeout=TIMEOUTS_S,
                allow_redirects=False,
            )
        except requests.RequestException as error:
            raise unreachable(error) from error
        except (ValueError, AuthlibBaseError) as error:
            raise Unreachable("LinkedIn's answer could not be read.") from error
    return text_in(token, "access_token")


def _checked(response: requests.Response) -> requests.Response:
    read_answer(response)
    return response


def _oauth_url(www_url: str, name: str) -> str:
    return f"{www_url.rstrip('/')}/oauth/v2/{name}"
