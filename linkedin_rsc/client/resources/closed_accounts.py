"""Members the application was given who closed their account since (versioned-api 6.3).

LinkedIn names the path and 100,000 calls a day; parameters and answer are not public. It is read as
a list of pages whose elements name a member in any of the likely ways.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..errors import Unreachable
from ..generations.table import CLOSED_ACCOUNTS, FINDER
from ..transport import Transport

PAGE_RECORDS = 100
PERSON = "urn:li:person:"
NAMES = ("member", "person", "candidate", "memberUrn", "personUrn")


@dataclass(frozen=True)
class ClosedMembers:
    """One page: person URNs, how many elements there were, how many of them named nobody."""

    members: tuple[str, ...]
    count: int
    unread: int

    @property
    def is_last(self) -> bool:
        return self.count < PAGE_RECORDS


def closed_members(transport: Transport, *, start: int) -> ClosedMembers:
    """List up to 100 of them from `start` on. Raises LinkedInError, for nonsense as well."""
    window = {"start": str(start), "count": str(PAGE_RECORDS)}
    form = transport.form_of(CLOSED_ACCOUNTS, FINDER)
    answer = transport.get(form.path, form.parameters_query(window), form=form)
    elements = answer.get("elements")
    if not isinstance(elements, list):
        raise Unreachable("LinkedIn's answer lacks “elements”.")
    found = [_person(element) for element in elements]
    members = tuple(dict.fromkeys(filter(None, found)))
    return ClosedMembers(members, len(elements), found.count(""))


def _person(element: Any) -> str:
    """Read a person URN: the element itself, or under a likely name, there or one level down."""
    if isinstance(element, Mapping):
        named = [element[name] for name in NAMES if name in element]
        inner = [one[name] for one in named if isinstance(one, Mapping) for name in NAMES[:2]
                 if name in one]  # fmt: skip
        return next((one for one in map(_urn, [*named, *inner]) if one), "")
    return _urn(element)


def _urn(value: Any) -> str:
    is_urn = isinstance(value, str) and value.startswith(PERSON) and len(value) <= 100
    return value if is_urn and value.isprintable() else ""
