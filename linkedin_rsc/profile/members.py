"""Members of LinkedIn as it names them to us: person URNs, worth something to one application."""

from collections.abc import Iterable
from typing import Any

from linkedin_rsc.client.resources import MemberMatches
from linkedin_rsc.untrusted import identifier

PREFIX = "urn:li:person:"
MAX_URN_CHARACTERS = 100
# LinkedIn publishes no limit; nobody chooses among more (our own cap).
MAX_POSSIBLE = 20


def is_member(value: Any) -> bool:
    """Whether this names a member and can be kept."""
    urn = identifier(value, MAX_URN_CHARACTERS)
    return urn == value and urn.startswith(PREFIX) and len(urn) > len(PREFIX)


def readable(matches: MemberMatches) -> MemberMatches:
    """Return of LinkedIn's answer what names members, each once."""
    manual = matches.manual if is_member(matches.manual) else None
    return MemberMatches(members_in(matches.matched), manual)


def members_in(values: Iterable[Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if is_member(value)))[:MAX_POSSIBLE]
