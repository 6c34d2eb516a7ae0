"""One HTTP call: timeouts, no redirects, no cookies, no .netrc, failures as our errors."""

from __future__ import annotations

from http.cookiejar import DefaultCookiePolicy
from typing import Any

import requests
from requests.auth import AuthBase

from .answers import read_answer
from .errors import Unreachable

CONNECT_TIMEOUT_S = 5.0
READ_TIMEOUT_S = 30.0  # What LinkedIn's own SDK waits (rsc-contract 12.4).
TIMEOUTS_S = (CONNECT_TIMEOUT_S, READ_TIMEOUT_S)


class Bearer(AuthBase):
    """Sends a token, or with none nothing at all.

    Without an `auth` of its own, requests would look into the .netrc of the machine and let it
    replace our header.
    """

    def __init__(self, token: str = "") -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self._token:
            request.headers["Authorization"] = f"Bearer {self._token}"
        return request


def new_session() -> requests.Session:
    session = requests.Session()
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    return session


def exchange(
    session: requests.Session, method: str, url: str, *, auth: Bearer, **content: Any
) -> dict[str, Any]:
    """Make one call and return the JSON object of its answer, {} for an empty one.

    A redirect is a refusal: nothing of ours goes to a host that was not configured.
    Raises `LinkedInError`.
    """
    try:
        response = session.request(
            method, url, auth=auth, timeout=TIMEOUTS_S, allow_redirects=False, **content
        )
    except requests.RequestException as error:
        raise unreachable(error) from error
    return read_answer(response)


def unreachable(error: requests.RequestException) -> Unreachable:
    """Say what happened without the address: ids in it have no place on a page or in a log."""
    if isinstance(error, requests.Timeout):
        return Unreachable("LinkedIn did not answer in time.")
    return Unreachable("LinkedIn could not be reached.")


def text_in(answer: dict[str, Any], name: str) -> str:
    """Return a text LinkedIn must have sent; an answer without it counts as none."""
    value = answer.get(name)
    if not isinstance(value, str) or not value:
        raise Unreachable(f"LinkedIn's answer lacks “{name}”.")
    return value
