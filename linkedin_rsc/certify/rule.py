"""A rule of LinkedIn's certification, and what was found of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from linkedin_rsc.certify.ground import Ground
from linkedin_rsc.client.overheard import Exchange

SEE_PROBLEMS = (
    "Open the LinkedIn tab: it names each record and says why. Mend it and send it again."
)


class Verdict(StrEnum):
    PASSED = "passed"
    FAILED = "failed"
    SHOWN = "shown"
    NEEDS_A_PERSON = "needs a person"
    NOT_VERIFIABLE = "not verifiable"
    DOES_NOT_APPLY = "does not apply"


@dataclass(frozen=True)
class Found:
    """`said` is what was seen, `todo` what somebody has to do; `more` are calls seen elsewhere."""

    verdict: Verdict
    said: str
    todo: str = ""
    more: tuple[Exchange, ...] = ()


def passed(said: str, *more: Exchange) -> Found:
    return Found(Verdict.PASSED, said, more=more)


def failed(said: str, todo: str, *more: Exchange) -> Found:
    return Found(Verdict.FAILED, said, todo, more)


def needs_a_person(said: str, todo: str) -> Found:
    return Found(Verdict.NEEDS_A_PERSON, said, todo)


def shown(said: str) -> Found:
    """A picture shows it; what it shows, a person has to judge."""
    return Found(Verdict.SHOWN, said)


def not_verifiable(said: str) -> Callable[[Ground], Found]:
    """Make the check of a rule whose text nobody outside LinkedIn has."""
    return lambda ground: Found(Verdict.NOT_VERIFIABLE, said)


def does_not_apply(said: str) -> Callable[[Ground], Found]:
    """Make the check of a rule that LinkedIn is to be told beforehand does not apply."""
    return lambda ground: Found(Verdict.DOES_NOT_APPLY, said)


@dataclass(frozen=True)
class Rule:
    """`words` say in one sentence of our own what LinkedIn asks for; `page` shows it.

    `page` is the name of an address of Tandem without arguments, "" where no page is meant.
    """

    id: str
    words: str
    check: Callable[[Ground], Found]
    page: str = ""


@dataclass(frozen=True)
class Module:
    """One module of LinkedIn's programme, or what stands beside it."""

    name: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Result:
    """What a run found of one rule; `evidence` is masked, `screenshot` shows `page`."""

    module: str
    rule: Rule
    found: Found
    evidence: list[dict[str, Any]] = field(default_factory=list)
    page: str = ""
    screenshot: Path | None = None
