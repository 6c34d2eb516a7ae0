"""Keys and queries of Rest.li protocol 2.0.0, as the versioned API has them (versioned-api 2.2).

A compound key reads `(externalCandidateId:c1,integrationContext:urn%3Ali%3Aorganization%3A1)`. What
the protocol reserves, the colons of URNs among it, stands in a value only escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import quote, unquote

# LinkedIn's own samples print it; we send without and read with it.
NO_PARAMETERS = "$params:(),"


def encode_value(value: str) -> str:
    return quote(value, safe="")


def parse_key(text: str) -> frozenset[tuple[str, str]]:
    """Parse a compound key, whatever its order and escapes."""
    inside = text.removeprefix("(").removesuffix(")").removeprefix(NO_PARAMETERS)
    fields = [part.partition(":") for part in inside.split(",")]
    return frozenset([(unquote(name), unquote(value)) for name, _, value in fields])


def ids_query(keys: Iterable[str]) -> str:
    """Write `ids=List(..,..)` from encoded keys."""
    return f"ids=List({','.join(keys)})"


def parameters_query(parameters: Mapping[str, str], lists: Iterable[str]) -> str:
    """Write parameters; those named in `lists` are lists, of one element here."""
    encoded = {name: encode_value(value) for name, value in parameters.items()}
    encoded |= {name: f"List({encoded[name]})" for name in lists if name in encoded}
    return "&".join([f"{name}={value}" for name, value in encoded.items()])
