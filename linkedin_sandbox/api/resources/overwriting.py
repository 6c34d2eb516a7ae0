"""A PUT overwrites the whole record; what it silently empties is a finding (rule 9)."""

from typing import Any

from linkedin_sandbox.api import recorder

EMPTY: tuple[Any, ...] = (None, "", [], {})


def note_lost_fields(before: dict[str, Any], after: dict[str, Any]) -> None:
    lost = sorted(
        name for name, value in before.items() if value not in EMPTY and after.get(name) is None
    )
    if lost:
        recorder.current().find(f"omitted fields became null: {', '.join(lost)}")
