"""Queries and keys of Rest.li protocol 2.0 (section 2.2).

A list reads `owners=List(urn%3Ali%3Aseat%3A1)`, a compound key `(name:value,name:value)`, perhaps
with `$params:()` in front.
"""

import re
from collections.abc import Iterator
from urllib.parse import quote, unquote

from linkedin_sandbox.api.errors import ApiError
from linkedin_sandbox.api.restli import CompoundKey, KeyStyle, Query

LIST = re.compile(r"^List\((.*)\)$")
RESERVED = re.compile(r"[(),:']")
PROTOCOL_1_NAME = re.compile(r"\[\d+\]")
NO_PARAMETERS = "$params:(),"


def parse(text: str) -> Query:
    """Read a query, each element of a list as a pair of its own, each field of a key as well."""
    pairs: list[tuple[str, str]] = []
    for part in filter(None, text.split("&")):
        name, _, value = part.partition("=")
        if PROTOCOL_1_NAME.search(name):
            raise ApiError(400, f"{name} is a key of protocol 1.0.0")
        # A projection is no list of the protocol: its commas stand as they are.
        pairs += [(name, unquote(value))] if name == "fields" else _pairs(unquote(name), value)
    return Query(tuple(pairs), STYLE)


def parse_key(text: str) -> CompoundKey:
    """Read `(a:1,b:2)` with each value escaped."""
    if not (text.startswith("(") and text.endswith(")")):
        raise ApiError(400, f"{text} is no key of protocol 2.0.0")
    fields = [part.partition(":") for part in _inside(text).split(",")]
    if not all(name and sign for name, sign, _ in fields):
        raise ApiError(400, f"Invalid compound key: {text}")
    return CompoundKey.of({unquote(name): _plain(value) for name, _, value in fields})


def write_key(key: CompoundKey) -> str:
    fields = [f"{name}:{quote(value, safe='')}" for name, value in key.parts]
    return f"({','.join(fields)})"


STYLE = KeyStyle(parse_key, write_key)


def _pairs(name: str, value: str) -> Iterator[tuple[str, str]]:
    match = LIST.match(value)
    elements = _split(match[1]) if match else [value]
    for place, element in enumerate(elements):
        if not element.startswith("("):
            yield name, _plain(element)
            continue
        for field, inner in parse_key(element).parts:
            yield f"{name}[{place}].{field}", inner


def _split(text: str) -> list[str]:
    """Split at the commas that stand in no parentheses."""
    found, depth = [""], 0
    for sign in text:
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth == 0:
            found.append("")
        else:
            found[-1] += sign
    return [element for element in found if element]


def _inside(text: str) -> str:
    return text[1:-1].removeprefix(NO_PARAMETERS)


def _plain(element: str) -> str:
    """Undo the escapes; what the protocol reserves may stand in a value only escaped."""
    if RESERVED.search(element):
        raise ApiError(400, f"Invalid value {element}: escape what protocol 2.0.0 reserves")
    return unquote(element)
