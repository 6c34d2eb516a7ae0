"""Applying the tables of `schema` to a record, in LinkedIn's words (rules 6 and 7)."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from linkedin_sandbox.api.errors import EntityError
from linkedin_sandbox.api.schema import TEXT, Rule, Schema
from linkedin_sandbox.world import switches

EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
MAX_LONG = 2**63
REQUIRED = "field is required but not found and has no default value"
UNKNOWN = "unrecognized field found but not allowed"


def finding(path: str, says: str) -> str:
    return f"ERROR :: {path} :: {says}\n"


def problems(schema: Schema, record: Any, path: str = "") -> list[str]:
    """List everything wrong with a record; empty when it is right."""
    if not isinstance(record, dict):
        return [finding(path or "/", f"{record!r} cannot be coerced to a record")]
    found = _unknown_fields(schema, record, path)
    for name, rule in schema.items():
        found += _field_problems(rule, record.get(name), f"{path}/{name}")
    return found


def demand(found: list[str]) -> None:
    """Refuse the record when anything was found."""
    if found:
        raise EntityError(422, "".join(found))


def is_url(value: str) -> bool:
    try:
        parts = urlsplit(value)
        parts.port  # noqa: B018  # raises when it is no number or too large
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in value


def is_origin(value: str) -> bool:
    """Tell whether a URL is scheme, host and perhaps port, nothing more."""
    return is_url(value) and value == "{0.scheme}://{0.netloc}".format(urlsplit(value))


def times_in_order(record: dict[str, Any]) -> list[str]:
    """Check `atsLastModifiedAt >= atsCreatedAt` (section 7)."""
    created, modified = record.get("atsCreatedAt"), record.get("atsLastModifiedAt")
    if isinstance(created, int) and isinstance(modified, int) and modified < created:
        return [finding("/atsLastModifiedAt", "is earlier than atsCreatedAt")]
    return []


def only(schema: Schema, needed: set[str]) -> Schema:
    """Give the table with only `needed` fields required."""
    return {
        name: Rule(**{**vars(rule), "required": name in needed}) for name, rule in schema.items()
    }


def _unknown_fields(schema: Schema, record: dict[str, Any], path: str) -> list[str]:
    if not switches.is_on("strict_unknown_fields"):
        return []
    return [finding(f"{path}/{name}", UNKNOWN) for name in record if name not in schema]


def _field_problems(rule: Rule, value: Any, path: str) -> list[str]:
    if value is None:
        return [finding(path, REQUIRED)] if rule.required else []
    return CHECKS[rule.kind](rule, value, path)


def _string(rule: Rule, value: Any, path: str) -> list[str]:
    if not isinstance(value, str):
        return [finding(path, f"{value!r} cannot be coerced to String")]
    if len(value) < rule.min_length:
        return [finding(path, f"length is less than the minimum of {rule.min_length}")]
    if rule.max_length is not None and len(value) > rule.max_length:
        return [finding(path, f"length is greater than the maximum of {rule.max_length}")]
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
    return wrong_type or ([] if value > 0 else [finding(path, "must be greater than 0")])


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


def _list(rule: Rule, value: Any, path: str) -> list[str]:
    if not isinstance(value, list):
        return [finding(path, f"{value!r} cannot be coerced to Array")]
    if len(value) < rule.min_length:
        return [finding(path, f"has fewer than {rule.min_length} elements")]
    if rule.max_length is not None and len(value) > rule.max_length:
        return [finding(path, f"has more than {rule.max_length} elements")]
    inner = rule.of or TEXT
    return [
        problem
        for place, item in enumerate(value)
        for problem in CHECKS[inner.kind](inner, item, f"{path}/{place}")
    ]


def _object(rule: Rule, value: Any, path: str) -> list[str]:
    return problems(rule.fields or {}, value, path)


CHECKS: dict[str, Callable[[Rule, Any, str], list[str]]] = {
    "string": _string,
    "email": _email,
    "url": _url,
    "origin": _origin,
    "urn": _urn,
    "long": _long,
    "time": _time,
    "bool": _bool,
    "enum": _enum,
    "list": _list,
    "object": _object,
}
