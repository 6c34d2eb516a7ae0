"""Turns LinkedIn's HTTP answers into JSON objects or into errors of our tree."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import requests

from linkedin_rsc.storable import read_json

from .errors import NO_TRACE, LinkedInError, Throttled, Unreachable, error_class_for

logger = logging.getLogger(__name__)

# What LinkedIn's support asks for (rsc-contract 12.4).
TRACE_HEADERS = ("x-li-uuid", "x-li-request-id", "x-li-fabric")

# An error page of a proxy may be long; the message ends up in a database row and on a page.
MAX_MESSAGE_CHARACTERS = 1_000


class Answer(dict[str, Any]):
    """The JSON object of an answer, {} for an empty one, and the headers by which it is traced."""

    trace: Mapping[str, str] = NO_TRACE


def read_answer(response: requests.Response) -> Answer:
    """Return the JSON object of a 2xx answer; raise `LinkedInError` else."""
    if not 200 <= response.status_code < 300:
        raise error_from(response)
    found = _json_object(response) if response.content else {}
    if found is None:
        raise Unreachable(
            "LinkedIn's answer could not be read.",
            status=response.status_code,
            trace=_trace(response),
        )
    answer = Answer(found)
    answer.trace = _trace(response)
    return answer


def error_from(response: requests.Response) -> LinkedInError:
    """Build the error a refused call stands for, in LinkedIn's own words where it gave any."""
    body = _json_object(response) or {}
    status = response.status_code
    error_class = error_class_for(status)
    message = message_in(body) or f"LinkedIn answered {status} {response.reason or ''}".strip()
    code = body.get("serviceErrorCode")
    about: dict[str, Any] = {
        "status": status,
        "service_error_code": code if isinstance(code, int) else None,
        "oauth_error": body["error"] if isinstance(body.get("error"), str) else "",
        "trace": _trace(response),
    }
    logger.warning("LinkedIn answered %s, trace %s", status, about["trace"])
    if error_class is Throttled:
        return Throttled(message, retry_after_s=_retry_after_s(response.headers), **about)
    return error_class(message, **about)


def message_in(body: Mapping[str, Any]) -> str:
    """Find the words in an error body: `message` of the API, `error_description` of OAuth."""
    for name in ("message", "error_description", "error"):
        if isinstance(body.get(name), str) and body[name].strip():
            return str(body[name]).strip()[:MAX_MESSAGE_CHARACTERS]
    return ""


def _json_object(response: requests.Response) -> dict[str, Any] | None:
    # On the bytes: response.json() would guess the encoding of every answer first.
    try:
        answer = read_json(response.content)
    except ValueError:
        return None
    return answer if isinstance(answer, dict) else None


def _trace(response: requests.Response) -> dict[str, str]:
    return {name: response.headers[name] for name in TRACE_HEADERS if name in response.headers}


def _retry_after_s(headers: Mapping[str, str]) -> float | None:
    """Read `Retry-After`, seconds or an HTTP date; None when absent or not understood."""
    value = headers.get("Retry-After", "").strip()
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
