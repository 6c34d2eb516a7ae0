"""Asking for what happened on LinkedIn, in either generation of the API."""

from typing import Any

import requests

from tests.linkedin_sandbox.customer import CONTRACT, Caller

RITA, CARL = 77120, 77121
ILSE, OKKO = "ilse-marbach-demo", "okko-janssen-demo"
HOUR_MS = 3_600_000
# A round moment long ago, so that windows around it are not about today.
THEN_MS = 1_731_500_000_000
VERSION = {"LinkedIn-Version": "202604"}


def seat_urn(number: int = RITA) -> str:
    return f"urn:li:seat:{number}"


def ask(customer: Caller, resource: str, **query: Any) -> requests.Response:
    """Ask a finder of v2; underscores in names stand for dots."""
    pairs = "&".join(f"{name.replace('_', '.')}={value}" for name, value in query.items())
    return customer.call("GET", f"{resource}?{pairs}")


def events(customer: Caller, **query: Any) -> requests.Response:
    return ask(customer, "conversationEvents", **{"q": "criteria", "viewer": seat_urn(), **query})


def stubs(customer: Caller, **query: Any) -> requests.Response:
    return ask(customer, "mailStubs", **{"q": "contract", "contract": CONTRACT, **query})


def notes(customer: Caller, **query: Any) -> requests.Response:
    return ask(customer, "prospectNotes", **{"q": "criteria", "contract": CONTRACT, **query})


def versioned(customer: Caller, path: str, **headers: str) -> requests.Response:
    """Ask the versioned API; no version is sent but the one given or 202604."""
    sent = {**customer.headers, **VERSION, **headers}
    url = f"{customer.linkedin.url}/rest/{path}"
    return customer.session.get(url, headers={k: v for k, v in sent.items() if v}, timeout=20)


def elements(answer: requests.Response) -> list[dict[str, Any]]:
    assert answer.status_code == 200, answer.text
    return list(answer.json()["elements"])
