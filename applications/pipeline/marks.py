"""Marks on a card or a row: what apps of upper floors know of an application, at a glance."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from applications.models import Application
from base import contributions
from base.words import StrOrPromise


@dataclass(frozen=True)
class CardMark:
    """`kind` chooses its colours (`mark--<kind>`), `sign` is drawn, `words` are said."""

    kind: str
    sign: str
    words: StrOrPromise


MarksByKey = Mapping[int, Sequence[CardMark]]


@dataclass(frozen=True)
class CardMarks:
    """`load` returns marks by the application's primary key, in as many queries for any number."""

    load: Callable[[Sequence[Application]], MarksByKey]
    position: int


def marks_of(applications: Iterable[Application]) -> MarksByKey:
    """Return what all apps know of these applications; who has no mark is left out."""
    shown = list(applications)
    marks: dict[int, list[CardMark]] = defaultdict(list)
    for contribution in contributions.of(CardMarks):
        for key, some in contribution.load(shown).items():
            marks[key] += some
    return marks
