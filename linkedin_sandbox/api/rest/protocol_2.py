"""Queries of Rest.li protocol 2.0: `owners=List(urn%3Ali%3Aseat%3A1)` (section 2.2).

Records, `(name:value)`, are not read: nothing retrieved here is asked for by them.
"""

import re
from urllib.parse import unquote

from linkedin_sandbox.api.errors import ApiError
from linkedin_sandbox.api.restli import Query

LIST = re.compile(r"^List\((.*)\)$")
RESERVED = re.compile(r"[(),:']")
PROTOCOL_1_NAME = re.compile(r"\[\d+\]")


def parse(text: str) -> Query:
    """Read a query, each element of a list as a pair of its own."""
    pairs: list[tuple[str, str]] = []
    for part in filter(None, text.split("&")):
        name, _, value = part.partition("=")
        if PROTOCOL_1_NAME.search(name):
            raise ApiError(400, f"{name} is a key of protocol 1.0.0")
        pairs += [(unquote(name), element) for element in _elements(value)]
    return Query(tuple(pairs))


def _elements(value: str) -> list[str]:
    match = LIST.match(value)
    if match is None:
        return [_plain(value)]
    return [_plain(element) for element in match[1].split(",") if element]


def _plain(element: str) -> str:
    """Undo the escapes; what the protocol reserves may stand in a value only escaped."""
    if RESERVED.search(element):
        raise ApiError(400, f"Invalid value {element}: escape what protocol 2.0.0 reserves")
    return unquote(element)
