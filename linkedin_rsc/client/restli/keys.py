"""Keys and the queries that name them.

A compound key reads `atsCandidateId=c1&dataProvider=ATS&...`, its fields in any order and its
values percent-encoded once (rsc-contract 12.2). Keys are compared parsed, never as text. How
protocol 2.0.0 writes them stands in `protocol_2`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote, unquote

from . import protocol_2

Key = Mapping[str, str]
ParsedKey = frozenset[tuple[str, str]]

_is_plain = re.compile(r"[A-Za-z0-9_.~:-]*").fullmatch


def encode_value(value: str) -> str:
    """Percent-encode one value; the colons of URNs stay plain, as LinkedIn's samples have them."""
    return value if _is_plain(value) else quote(value, safe=":")


def encode_key(key: Key) -> str:
    return "&".join([f"{name}={encode_value(value)}" for name, value in key.items()])


def parse_key(text: str) -> ParsedKey:
    """Parse a key LinkedIn wrote, compound or simple, whatever its field order and escapes.

    A compound key of protocol 2.0.0 stands in parentheses.
    """
    if text.startswith("("):
        return protocol_2.parse_key(text)
    fields = [part.partition("=") for part in text.split("&")]
    if "%" in text:
        return frozenset([(unquote(name), unquote(value)) for name, _, value in fields])
    return frozenset([(name, value) for name, _, value in fields])


def compound_ids_query(keys: Iterable[str]) -> str:
    """Write `ids[0].field=value&ids[0]...&ids[1]...` from encoded keys."""
    numbered = ((f"ids[{number}].", key) for number, key in enumerate(keys))
    return "&".join([prefix + key.replace("&", f"&{prefix}") for prefix, key in numbered])


def simple_ids_query(ids: Iterable[str]) -> str:
    return "&".join([f"ids={encode_value(one)}" for one in ids])


def parameters_query(parameters: Mapping[str, str]) -> str:
    return "&".join([f"{name}={encode_value(value)}" for name, value in parameters.items()])
