"""Applying the tables of `schema` to a record, in LinkedIn's words (rules 6 and 7)."""

from typing import Any

from linkedin_sandbox.api import oddities
from linkedin_sandbox.api.findings import REQUIRED, UNKNOWN, finding
from linkedin_sandbox.api.rules import TEXT, Rule, Schema
from linkedin_sandbox.api.scalars import SCALARS, Check
from linkedin_sandbox.world import switches


def problems(schema: Schema, record: Any, path: str = "") -> list[str]:
    """List everything wrong with a record; empty when it is right."""
    if not isinstance(record, dict):
        return [finding(path or "/", f"{record!r} cannot be coerced to a record")]
    found = _unknown_fields(schema, record, path)
    oddities.note_made_up_names(record, path)
    for name, rule in schema.items():
        found += _field_problems(rule, record.get(name), f"{path}/{name}")
    return found


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


CHECKS: dict[str, Check] = {**SCALARS, "list": _list, "object": _object}
