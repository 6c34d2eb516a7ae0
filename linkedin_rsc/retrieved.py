"""Reads what LinkedIn words in ways that are not confirmed: all names of rsc-contract 9."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from linkedin_rsc.untrusted import first_present, identifier, items, text

MAX_URN = 100
MAX_TEXT = 100_000
# The year 3000: what is later is no moment.
LAST_MS = 32_503_680_000_000

AUTHOR = ("author", "from", "sender", "actor")
RECIPIENTS = ("recipients", "to", "recipient")
TIME = ("createdAt", "created", "deliveredAt")
TEXT = ("body", "content", "attributedBody", "text", "note")
OWNER = ("owner", "author", "seat")
MEMBER = ("member", "prospect", "prospectUrn")


def urn(element: Mapping[str, Any], names: tuple[str, ...]) -> str:
    """Read a URN, alone or inside an object."""
    return _urn(first_present(element, names))


def urns(element: Mapping[str, Any], names: tuple[str, ...]) -> list[str]:
    return [found for found in map(_urn, items(first_present(element, names))) if found]


def moment(element: Mapping[str, Any], names: tuple[str, ...] = TIME) -> datetime | None:
    """Read epoch milliseconds, as a number or a text, alone or as the `time` of an object."""
    value = first_present(element, names)
    if isinstance(value, dict):
        value = value.get("time")
    try:
        number = int(value) if isinstance(value, str | int) else 0
    except ValueError:
        return None
    return datetime.fromtimestamp(number / 1000, UTC) if 0 < number < LAST_MS else None


def words(element: Mapping[str, Any], names: tuple[str, ...] = TEXT, limit: int = MAX_TEXT) -> str:
    """Read a text, alone or as the `text` of an object."""
    value = first_present(element, names)
    return text(value.get("text") if isinstance(value, dict) else value, limit)


def first_person(candidates: Iterable[str], ours: set[str]) -> str:
    """Return the first person who is not one of ours, "" where there is none."""
    for one in candidates:
        if one.startswith("urn:li:person:") and one not in ours:
            return one
    return ""


def _urn(value: Any) -> str:
    if isinstance(value, dict):
        value = first_present(value, ("urn", "member", "seat", "person", "id"))
    return identifier(value, MAX_URN)
