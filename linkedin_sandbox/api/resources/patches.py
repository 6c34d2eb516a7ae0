"""A Rest.li patch: single fields set or deleted (section 7.2.4)."""

from collections.abc import Mapping
from typing import Any

from linkedin_sandbox.api.errors import EntityError
from linkedin_sandbox.api.findings import UNKNOWN, demand, finding


def patch_of(entity: Any, allowed: set[str]) -> tuple[dict[str, Any], list[str]]:
    """Read `{"patch": {"$set": {...}, "$delete": [...]}}` (section 7.2.4)."""
    patch = entity.get("patch") if isinstance(entity, Mapping) else None
    if not isinstance(patch, Mapping) or not set(patch) <= {"$set", "$delete"} or not patch:
        raise EntityError(422, "ERROR :: /patch :: needs $set or $delete\n")
    changes, removed = patch.get("$set", {}), patch.get("$delete", [])
    if not isinstance(changes, dict) or not isinstance(removed, list):
        raise EntityError(422, "ERROR :: /patch :: cannot be coerced to a patch\n")
    demand(_patch_problems(changes, removed, allowed))
    return changes, removed


def _patch_problems(changes: dict[str, Any], removed: list[Any], allowed: set[str]) -> list[str]:
    """List wrong names, and nulls: a field is emptied by $delete alone."""
    names = [name for name in [*changes, *removed] if isinstance(name, str)]
    return [
        *(finding(f"/{name}", UNKNOWN) for name in names if name not in allowed),
        *(
            finding("/patch/$delete", f"{name!r} cannot be coerced to String")
            for name in removed
            if not isinstance(name, str)
        ),
        *(
            finding(f"/{name}", "null cannot be set, only deleted")
            for name, value in changes.items()
            if value is None
        ),
    ]
