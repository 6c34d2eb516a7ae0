"""What a field of a record may hold: the words in which `schema` writes its tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "string", "email", "url", "origin", "urn", "long", "time", "bool", "enum", "list", "object"
]


@dataclass(frozen=True)
class Rule:
    """What a value must be; one longer than `noted_above` is taken, and a finding."""

    kind: Kind
    required: bool = False
    choices: tuple[str, ...] = ()
    min_length: int = 0
    max_length: int | None = None
    noted_above: int | None = None
    of: "Rule | None" = None
    fields: "Schema | None" = None


Schema = Mapping[str, Rule]

TEXT = Rule("string")
NEEDED_TEXT = Rule("string", required=True, min_length=1)
LINK = Rule("url")
TIME = Rule("time")
NEEDED_TIME = Rule("time", required=True)
FLAG = Rule("bool")


def texts(max_length: int | None = None) -> Rule:
    return Rule("list", of=TEXT, max_length=max_length)


def one_of(*choices: str, required: bool = False) -> Rule:
    return Rule("enum", choices=choices, required=required)
