"""Translates what LinkedIn pushes into events of ours, tolerant of its undocumented shapes.

A push is a reference only: its kind (`type`), the id of the request to fetch with (`id`) and until
when (`expiresAt`), as a certified ATS reads them (changes-2026 B1). Older texts name them in other
words, so every known variant is read (rsc-contract 5.4); none of it is trusted with its length.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from math import isfinite
from typing import Any

from django.utils.translation import gettext as _

from linkedin_rsc.untrusted import first_present, identifier, text

MAX_KIND_CHARACTERS = 100
MAX_ID_CHARACTERS = 200
# LinkedIn sends one event a push, and lets a seat export 300 people a month (webhooks.md 5).
MAX_EVENTS = 1_000

# webhooks.md section 5: below this a time is in seconds, from it on in milliseconds.
FIRST_MILLISECONDS = 10**11
MAX_MOMENT_CHARACTERS = 40
_RFC_3339 = re.compile(
    r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)\Z", re.ASCII
)

KIND_NAMES = ("type", "eventType", "event-type", "notificationType")
REQUEST_ID_NAMES = ("requestId", "request_id")
LIST_NAMES = ("events", "elements")


class Kind(StrEnum):
    EXPORT = "export"
    INTEGRATION_STATUS = "integration_status"
    EVALUATION = "evaluation"
    UNKNOWN = "unknown"


KINDS = {
    "EXPORT_CANDIDATE_PROFILE": Kind.EXPORT,
    "INTEGRATION_STATUS_CHANGE": Kind.INTEGRATION_STATUS,
}


class MalformedPush(ValueError):
    """The body is not JSON, or JSON that cannot hold an event."""


class TooManyEvents(ValueError):
    """More events than one push may bring; the message says how many that are."""


@dataclass(frozen=True)
class PushEvent:
    """One event of a push.

    `kind` is UNKNOWN for a word we do not know, kept in `raw_kind`, and for an event without a
    usable request id, since nothing can be fetched for it. `notification_id` is the delivery's
    own id where LinkedIn sends one beside the request's. Without `expires_at` it never expires.
    `part` is what a push of several said of this one, empty where all of it did.
    """

    kind: Kind
    request_id: str
    raw_kind: str
    notification_id: str
    expires_at: datetime | None
    part: str = field(default="", compare=False, repr=False)


def parse_push(raw_body: bytes) -> list[PushEvent]:
    """Parse a verified body: an object, an array, or an object with a list of events.

    Returns [] when it holds no event; raises `MalformedPush` when it cannot hold one, and
    `TooManyEvents` before any of them is looked at.
    """
    try:
        payload = json.loads(raw_body)
    except (ValueError, RecursionError) as error:
        raise MalformedPush("The push is not JSON.") from error
    if not isinstance(payload, dict | list):
        raise MalformedPush("The push is neither an object nor a list.")
    entries = _entries(payload)
    if len(entries) == 1:
        return [_event(entries[0])]
    return [_event(entry, json.dumps(entry)) for entry in entries]


def _entries(payload: dict[str, Any] | list[Any]) -> list[dict[str, Any]]:
    if isinstance(payload, dict):
        lists = (payload[name] for name in LIST_NAMES if isinstance(payload.get(name), list))
        payload = next(lists, [payload])
    entries = [entry for entry in payload if isinstance(entry, dict)]
    if len(entries) > MAX_EVENTS:
        said = _("A push brings at most %(limit)d events; this one has %(count)d.")
        raise TooManyEvents(said % {"limit": MAX_EVENTS, "count": len(entries)})
    return entries


def _event(entry: Mapping[str, Any], part: str = "") -> PushEvent:
    raw_kind = _raw_kind(entry)
    request_id = identifier(first_present(entry, REQUEST_ID_NAMES), MAX_ID_CHARACTERS)
    own_id = identifier(entry.get("id"), MAX_ID_CHARACTERS)
    notification_id = identifier(entry.get("notificationId"), MAX_ID_CHARACTERS)
    if not request_id:
        request_id, own_id = own_id, ""
    return PushEvent(
        kind=_kind(raw_kind) if request_id else Kind.UNKNOWN,
        request_id=request_id,
        raw_kind=raw_kind,
        notification_id=notification_id or own_id,
        expires_at=_moment(entry.get("expiresAt")),
        part=part,
    )


def _kind(raw_kind: str) -> Kind:
    """Translate the word; that of an evaluation is not public (versioned-api 6.1)."""
    is_evaluation = "EVALUATION" in raw_kind.upper()
    return KINDS.get(raw_kind, Kind.EVALUATION if is_evaluation else Kind.UNKNOWN)


def _raw_kind(entry: Mapping[str, Any]) -> str:
    """Find the word for the kind, a known one before any other."""
    words = [text(entry.get(name), MAX_KIND_CHARACTERS) for name in KIND_NAMES]
    return next((word for word in words if word in KINDS), next(filter(None, words), ""))


def _moment(value: Any) -> datetime | None:
    """Read a time as a number, the same as text, or as RFC 3339 (changes-2026 B2)."""
    if isinstance(value, float) and isfinite(value):
        value = int(value)
    words = identifier(value, MAX_MOMENT_CHARACTERS)
    if words.isascii() and words.isdigit():
        return _moment_of_number(int(words))
    try:
        moment = datetime.fromisoformat(words.upper()) if _RFC_3339.match(words) else None
        return moment.astimezone(UTC) if moment else None
    except (ValueError, OverflowError):
        return None


def _moment_of_number(number: int) -> datetime | None:
    seconds = number if number < FIRST_MILLISECONDS else number / 1000
    try:
        return datetime.fromtimestamp(seconds, tz=UTC)
    except (OverflowError, ValueError, OSError):
        return None
