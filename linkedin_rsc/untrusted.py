"""Reads single values out of JSON that came from outside, so that any database can hold them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from base.text import is_blank, lines

# The last stands for what could not be kept (`storable`).
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff\ufffd]")


def first_present(source: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    for name in names:
        value = source.get(name)
        if value not in (None, ""):
            return value
    return None


def text(value: Any, limit: int) -> str:
    """Return words for display, cut to `limit`; anything but a string or number becomes ""."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    words = lines(str(value))[:limit].rstrip()
    return "" if is_blank(words) else words


def identifier(value: Any, limit: int) -> str:
    """Return an id or address whole, or "": half of one would name something else."""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return ""
    words = str(value).strip()
    # Most are plain, which is known without looking at each sign.
    is_plain = words.isascii() and words.isprintable()
    is_whole = len(words) <= limit and (is_plain or not _UNPRINTABLE.search(words))
    return words if is_whole else ""


def texts(value: Any, limit: int, *, at_most: int) -> tuple[str, ...]:
    """Return the words in a list, or the single ones of a plain string, without the empty ones."""
    found = (text(item, limit) for item in items(value))
    return tuple(words for words in found if words)[:at_most]


def objects(value: Any, *, at_most: int) -> list[dict[str, Any]]:
    return [item for item in items(value) if isinstance(item, dict)][:at_most]


def items(value: Any) -> list[Any]:
    """Return a list as it is and anything else as a list of one, None as an empty one."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
