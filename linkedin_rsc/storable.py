"""JSON from outside, as every database can keep it.

JSON may say what PostgreSQL refuses: NUL, half a surrogate pair, a number that is none. It is
cleaned once, where it comes in, so that the same is stored everywhere.
"""

import json
import re
from math import isfinite
from typing import Any

REPLACEMENT = "\ufffd"
_UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")
# The same as escapes; those of a pair, such as an emoji's, are fine together.
_ESCAPED = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")
_PAIR = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")


def read_json(content: bytes) -> Any:
    """Parse JSON into a value that any database keeps; raise ValueError where it is none.

    What cannot be kept of a text becomes U+FFFD; a number that is not finite becomes None.
    """
    encoding = json.detect_encoding(content)
    try:
        words, is_odd = content.decode(encoding), False
    except UnicodeDecodeError:
        # Lets halves of pairs through; raises what is no encoding at all.
        words, is_odd = content.decode(encoding, "surrogatepass"), True
    try:
        value = _DECODER.decode(words)
        return storable(value) if is_odd or _has_odd_escapes(words) else value
    except RecursionError as error:
        raise ValueError("The JSON is nested too deeply.") from error


def storable(value: Any) -> Any:
    """Return a parsed value with every name and text as any database can keep it."""
    if isinstance(value, str):
        return _UNSTORABLE.sub(REPLACEMENT, value)
    if isinstance(value, dict):
        return {storable(name): storable(part) for name, part in value.items()}
    return [storable(part) for part in value] if isinstance(value, list) else value


def _has_odd_escapes(words: str) -> bool:
    """Whether there may be some: to look at every text takes six times as long as to parse it."""
    if not _ESCAPED.search(words):
        return False
    # A backslash that stands for itself begins no escape.
    alone = _PAIR.sub("", words.replace("\\\\", "/"))
    return _ESCAPED.search(alone) is not None


def _finite(digits: str) -> float | None:
    number = float(digits)
    return number if isfinite(number) else None


def _nothing(_word: str) -> None:
    """NaN and Infinity, which Python reads and JSON does not know."""


_DECODER = json.JSONDecoder(parse_float=_finite, parse_constant=_nothing)
