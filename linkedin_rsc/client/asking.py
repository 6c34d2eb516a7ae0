"""What LinkedIn says about itself and our token, for whoever looks why nothing works."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import requests

from .auth import Credentials
from .wire import TIMEOUTS_S, exchange, new_session, unreachable


@dataclass(frozen=True)
class TokenState:
    """What LinkedIn says of a token; `status` is its own word."""

    is_active: bool
    status: str
    ends_at: datetime | None


def introspect_token(www_url: str, credentials: Credentials, token: str) -> TokenState:
    """Ask whether a token is good (rsc-contract 2.1). Raises `LinkedInError`."""
    url = f"{www_url.rstrip('/')}/oauth/v2/introspectToken"
    form = {
        "client_id": credentials.client_id,
        "client_secret": credentials.client_secret,
        "token": token,
    }
    with new_session(url) as session:
        answer = exchange(session, "POST", url, data=form)
    ends_at, status = answer.get("expires_at"), answer.get("status")
    return TokenState(
        is_active=answer.get("active") is True,
        status=status if isinstance(status, str) else "",
        ends_at=datetime.fromtimestamp(ends_at, UTC) if isinstance(ends_at, int) else None,
    )


def linkedin_time(api_url: str) -> datetime | None:
    """Read LinkedIn's clock off the Date of any answer of it. Raises `LinkedInError`."""
    with new_session(api_url) as session:
        try:
            answer = session.get(api_url, timeout=TIMEOUTS_S, allow_redirects=False)
        except requests.RequestException as error:
            raise unreachable(error) from error
    try:
        moment = parsedate_to_datetime(answer.headers.get("Date", ""))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
