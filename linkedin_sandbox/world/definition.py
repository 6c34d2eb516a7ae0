"""What is known of a switch: what it turns, its default, the rule it belongs to."""

from dataclasses import dataclass

Value = bool | int | float | str


@dataclass(frozen=True)
class Definition:
    name: str
    default: Value
    says: str
    section: str
    choices: tuple[str, ...] = ()
