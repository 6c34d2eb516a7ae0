"""Checking one value against its rule; what holds other values is `validation`'s."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from linkedin_sandbox.api import oddities
from linkedin_sandbox.api.findings import finding
from linkedin_sandbox.api.rules import Rule

Check = Callable[[Rule, Any, str], list[str]]

EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
MAX_LONG = 2**63


def is_url(value: str) -> bool:
    try:
        parts = urlsplit(value)
        parts.port  # noqa: B018  # raises when it is no number or too large
    except ValueError:
        return False
    is_plain = value.isprintable() and " " not in value and "@" not in parts.netloc
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and is_plain


def is_origin(value: str) -> bool:
    """Tell whether a URL is scheme, host and perhaps port, nothing more."""
    return is_url(value) and value == "{0.scheme}://{0.netloc}".format(urlsplit(value))


def _string(rule: Rule, value: Any, path: str) -> list[str]:
    if not isinstance(value, str):
        return [finding(path, f"{value!r} cannot be coerced to String")]
    if len(value) < rule.min_length:
        return [finding(path, f"length is less than the minimum of {rule.min_length}")]
    if rule.max_length is not None and len(value) > rule.max_length:
        return [finding(path, f"length is greater than the maximum of {rule.max_length}")]
    if rule.noted_above is not None:
        oddities.note_long_text(path, value, rule.noted_above)
    return []


def _email(rule: Rule, value: Any, path: str) -> list[str]:
    is_right = isinstance(value, str) and EMAIL.match(value)
    return _string(rule, value, path) or (
        [] if is_right else [finding(path, "is not a valid e-mail address")]
    )


def _url(rule: Rule, value: Any, path: str) -> list[str]:
    return _string(rule, value, path) or (
        [] if is_url(value) else [finding(path, f'"{value}" is not a valid URL')]
    )


def _origin(rule: Rule, value: Any, path: str) -> list[str]:
    return _string(rule, value, path) or (
        [] if is_origin(value) else [finding(path, f'"{value}" is not scheme and host alone')]
    )


def _urn(rule: Rule, value: Any, path: str) -> list[str]:
    kinds = "|".join(rule.choices)
    is_right = isinstance(value, str) and re.match(rf"^urn:li:({kinds}):[^:\s]+$", value)
    return _string(rule, value, path) or (
        [] if is_right else [finding(path, f'"{value}" is not a URN of type {kinds}')]
    )


def _long(rule: Rule, value: Any, path: str) -> list[str]:
    if isinstance(value, bool) or not isinstance(value, int) or not -MAX_LONG <= value < MAX_LONG:
        return [finding(path, f"{value!r} cannot be coerced to Long")]
    return []


def _time(rule: Rule, value: Any, path: str) -> list[str]:
    wrong_type = _long(rule, value, path)
    if wrong_type or value <= 0:
        return wrong_type or [finding(path, "must be greater than 0")]
    oddities.note_seconds(path, value)
    return []


def _bool(rule: Rule, value: Any, path: str) -> list[str]:
    return (
        []
        if isinstance(value, bool)
        else [finding(path, f"{value!r} cannot be coerced to Boolean")]
    )


def _enum(rule: Rule, value: Any, path: str) -> list[str]:
    if not isinstance(value, str):
        return [finding(path, f"{value!r} cannot be coerced to String")]
    return [] if value in rule.choices else [finding(path, f'"{value}" is not an enum symbol')]


SCALARS: dict[str, Check] = {
    "string": _string,
    "email": _email,
    "url": _url,
    "origin": _origin,
    "urn": _urn,
    "long": _long,
    "time": _time,
    "bool": _bool,
    "enum": _enum,
}
