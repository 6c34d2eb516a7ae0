"""One HTTP call: timeouts, no redirects, no cookies, no .netrc, failures as our errors."""

from __future__ import annotations

from collections.abc import Mapping
from http.cookiejar import DefaultCookiePolicy
from math import inf
from types import MappingProxyType
from typing import Any, Protocol

import requests

from . import overheard
from .answers import Answer, error_from, read_answer
from .errors import Unreachable

CONNECT_TIMEOUT_S = 5.0
READ_TIMEOUT_S = 30.0  # What LinkedIn's own SDK waits (rsc-contract 12.4).
TIMEOUTS_S = (CONNECT_TIMEOUT_S, READ_TIMEOUT_S)

NO_HEADERS: Mapping[str, str] = MappingProxyType({})


class OpenFile(Protocol):
    """What of a file is asked for, wherever it is kept."""

    def read(self, size: int = ..., /) -> bytes: ...
    def seek(self, offset: int, /) -> object: ...
    def close(self) -> object: ...


def new_session(base_url: str) -> requests.Session:
    """Open a session for calls to one host.

    Proxies and certificates of the environment are looked up once instead of at each call, and
    .netrc never: requests would let it replace our Authorization header. Cookies are refused.
    """
    session = requests.Session()
    settings = session.merge_environment_settings(base_url, {}, None, None, None)
    session.trust_env = False
    session.proxies = settings["proxies"]
    session.verify = settings["verify"]
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    return session


def exchange(
    session: requests.Session,
    method: str,
    url: str,
    *,
    token: str = "",
    headers: Mapping[str, str] = NO_HEADERS,
    **content: Any,
) -> Answer:
    """Make one call and return the JSON object of its answer, {} for an empty one.

    A redirect is a refusal: nothing of ours goes to a host that was not configured.
    Raises `LinkedInError`.
    """
    return read_answer(_answered(session, method, url, token, headers, content))


def send_file(
    session: requests.Session,
    method: str,
    url: str,
    content: OpenFile,
    *,
    token: str,
    headers: Mapping[str, str],
) -> None:
    """Send a file as it lies on the disk; what stands in the answer does not matter.

    Raises `LinkedInError`.
    """
    response = _answered(session, method, url, token, headers, {"data": content})
    if not 200 <= response.status_code < 300:
        raise error_from(response)


def _answered(
    session: requests.Session,
    method: str,
    url: str,
    token: str,
    headers: Mapping[str, str],
    content: Mapping[str, Any],
) -> requests.Response:
    if token:
        headers = {**headers, "Authorization": f"Bearer {token}"}
    try:
        # Past `session.request`, which merges settings of the environment into each call.
        call = requests.Request(method, url, headers={**session.headers, **headers}, **content)
        prepared = call.prepare()
        response = session.send(
            prepared, timeout=TIMEOUTS_S, allow_redirects=False,
            proxies=session.proxies, verify=session.verify,
        )  # fmt: skip
    except requests.RequestException as error:
        raise unreachable(error) from error
    overheard.note(prepared, response)
    return response


def unreachable(error: requests.RequestException) -> Unreachable:
    """Say what happened without the address: ids in it have no place on a page or in a log."""
    if isinstance(error, requests.Timeout):
        return Unreachable("LinkedIn did not answer in time.")
    return Unreachable("LinkedIn could not be reached.")


def text_in(answer: dict[str, Any], name: str, *, at_most: float = inf) -> str:
    """Return a text LinkedIn must have sent; an answer without it counts as none."""
    value = answer.get(name)
    if not isinstance(value, str) or not 0 < len(value) <= at_most:
        raise Unreachable(f"LinkedIn's answer lacks “{name}”.")
    return value
