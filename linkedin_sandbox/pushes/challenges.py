"""Proving who owns a callback URL: at registration and every two hours (section 5.2, rule 16)."""

import hmac
import uuid
from typing import Any

import requests

from linkedin_sandbox.models import CallbackEndpoint
from linkedin_sandbox.pushes import outbound, signatures
from linkedin_sandbox.world import clock, switches

FORGED = 'hmacsha256={"type":"EXPORT_CANDIDATE_PROFILE","id":"forged"}'
MAX_RESULT_LENGTH = 300


def send_due() -> None:
    """Challenge every endpoint whose time has come."""
    if not switches.is_on("challenge_callbacks"):
        return
    due = CallbackEndpoint.objects.filter(is_blocked=False, next_challenge_at__lte=clock.now())
    for endpoint in due.select_related("application").order_by("id"):
        challenge(endpoint)


def challenge(endpoint: CallbackEndpoint) -> str:
    """Challenge one endpoint and return what was wrong, or nothing.

    A success unblocks, as validating by hand in the developer portal does.
    """
    complaint = _complaint(endpoint)
    url = endpoint.url
    if complaint:
        endpoint.failures_in_a_row += 1
        endpoint.is_blocked |= endpoint.failures_in_a_row >= switches.number("failures_to_block")
    else:
        endpoint.failures_in_a_row = 0
        endpoint.is_blocked = False
        endpoint.validated_at = clock.now()
    endpoint.last_challenge_at = clock.now()
    endpoint.next_challenge_at = clock.after(switches.number("challenge_interval_s"))
    endpoint.last_result = (complaint or "passed")[:MAX_RESULT_LENGTH]
    _save(endpoint, url)
    return complaint


def _save(endpoint: CallbackEndpoint, url: str) -> None:
    """The URL may have been replaced meanwhile; then this result is nobody's."""
    CallbackEndpoint.objects.filter(pk=endpoint.pk, url=url).update(
        failures_in_a_row=endpoint.failures_in_a_row,
        is_blocked=endpoint.is_blocked,
        validated_at=endpoint.validated_at,
        last_challenge_at=endpoint.last_challenge_at,
        next_challenge_at=endpoint.next_challenge_at,
        last_result=endpoint.last_result,
    )


def _complaint(endpoint: CallbackEndpoint) -> str:
    code = str(uuid.uuid4())
    answer = _ask(endpoint, code)
    complaint = answer if isinstance(answer, str) else _judge(answer, endpoint, code)
    if complaint or not switches.is_on("hostile_probe"):
        return complaint
    return _judge_probe(_ask(endpoint, FORGED), endpoint)


def _ask(endpoint: CallbackEndpoint, code: str) -> requests.Response | str:
    query = {"challengeCode": code, "applicationId": str(endpoint.application.number)}
    try:
        return outbound.call(
            "GET", endpoint.url, params=query, timeout_s=switches.number("delivery_timeout_s")
        )
    except requests.RequestException as error:
        return f"no answer ({type(error).__name__})"


def _judge(answer: requests.Response, endpoint: CallbackEndpoint, code: str) -> str:
    expected = signatures.challenge_response(endpoint.application.client_secret, code)
    content = _json(answer)
    if answer.status_code != 200:
        return f"answered {answer.status_code} instead of 200"
    if answer.headers.get("Content-Type", "").partition(";")[0] != "application/json":
        return "Content-Type is not application/json"
    if content.get("challengeCode") != code:
        return "challengeCode was not echoed as sent"
    if not hmac.compare_digest(str(content.get("challengeResponse")).encode(), expected.encode()):
        return "This URL did not pass the security challenge check"
    return ""


def _judge_probe(answer: requests.Response | str, endpoint: CallbackEndpoint) -> str:
    """A receiver that signs arbitrary text would let a stranger forge deliveries."""
    if isinstance(answer, str):
        return f"hostile probe: {answer}"
    digest = signatures.challenge_response(endpoint.application.client_secret, FORGED)
    if digest in answer.text:
        return "hostile probe: signed a challengeCode that is no UUID"
    if answer.status_code < 400:
        return f"hostile probe: answered {answer.status_code} instead of refusing"
    return ""


def _json(answer: requests.Response) -> dict[str, Any]:
    try:
        content = answer.json()
    except ValueError:
        return {}
    return content if isinstance(content, dict) else {}
