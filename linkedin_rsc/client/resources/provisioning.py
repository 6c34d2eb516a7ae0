"""Child applications, made and kept by the parent application (rsc-contract section 3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ..errors import Rejected
from ..generations.table import CHANGE, CHILD_APPLICATIONS, CREATE, FINDER
from ..restli import encode_value
from ..transport import Transport
from ..wire import text_in


@dataclass(frozen=True)
class NewApplication:
    """`foreign_id` is our permanent key of the customer; `name` has at most 50 characters."""

    foreign_id: str
    name: str
    description: str
    callback_urls: tuple[str, ...] = ()
    js_domains: tuple[str, ...] = ()


@dataclass(frozen=True)
class ProvisionedApplication:
    """`client_secret` is known at creation only and empty whenever read later."""

    urn: str
    client_id: str
    client_secret: str = field(default="", repr=False)
    foreign_id: str = ""
    name: str = ""
    callback_urls: tuple[str, ...] = ()
    js_domains: tuple[str, ...] = ()


def create_application(transport: Transport, new: NewApplication) -> ProvisionedApplication:
    """Create the customer's child application (rsc-contract 3.1; parent's token).

    The answer is the only time LinkedIn shows the secret: store it at once. A foreign id that
    is taken raises `Rejected` with status 409; `find_application` then has the application.
    """
    answer = transport.create(
        transport.form_of(CHILD_APPLICATIONS, CREATE).path,
        {
            "uniqueForeignId": new.foreign_id,
            "name": new.name,
            "description": new.description,
            "oauth2AuthorizedCallbackUrls": new.callback_urls,
            "validJsSdkDomains": new.js_domains,
        },
    )
    return _application(answer)


def find_application(transport: Transport, foreign_id: str) -> ProvisionedApplication | None:
    """Find a child application by our key, without its secret (3.3; parent's token)."""
    path = transport.form_of(CHILD_APPLICATIONS, FINDER).path
    try:
        found = transport.find(path, "credentialsByUniqueForeignId", uniqueForeignId=foreign_id)
    except Rejected as error:
        if error.status == 404:
            return None
        raise
    return _application(found[0]) if found else None


def update_application(
    transport: Transport,
    urn: str,
    *,
    callback_urls: Sequence[str] | None = None,
    js_domains: Sequence[str] | None = None,
) -> None:
    """Replace the full list of redirect addresses, of script domains, or of both.

    (rsc-contract 3.2; parent's token.) None leaves a list as it is.
    """
    lists = {"oauth2AuthorizedCallbackUrls": callback_urls, "validJsSdkDomains": js_domains}
    changes = {name: list(urls) for name, urls in lists.items() if urls is not None}
    path = transport.form_of(CHILD_APPLICATIONS, CHANGE).path
    transport.partial_update(f"{path}/{encode_value(urn)}", changes)


def _application(answer: dict[str, Any]) -> ProvisionedApplication:
    credentials = answer.get("credentials") or {}
    return ProvisionedApplication(
        urn=text_in(answer, "key"),
        client_id=text_in(credentials, "client_id"),
        client_secret=credentials.get("client_secret") or "",
        foreign_id=answer.get("uniqueForeignId") or "",
        name=answer.get("name") or "",
        callback_urls=tuple(answer.get("oauth2AuthorizedCallbackUrls") or ()),
        js_domains=tuple(answer.get("validJsSdkDomains") or ()),
    )
