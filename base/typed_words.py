"""Words typed into a search, and where they occur.

PostgreSQL is led to them by indexes over trigrams, three characters that follow each other.
"""

import re
from collections.abc import Callable
from functools import reduce
from operator import or_
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from base.text import folded, one_line, spellings

Row = TypeVar("Row", bound=Model)

# What such an index calls a letter: no signs, but digits.
LETTER, TRIGRAM = re.compile(r"[^\W_]"), re.compile(r"[^\W_]{3}")


def typed_words(typed: str) -> list[str]:
    """Return the words among what was typed; signs alone are none."""
    return [word for word in one_line(typed).split() if LETTER.search(folded(word))]


def matching(rows: QuerySet[Row], typed: str, is_about: Callable[[str], Q]) -> QuerySet[Row]:
    """Return the rows that every word is about, in any spelling; none when there are only signs.

    `is_about` takes a folded word.
    """
    words = typed_words(typed)
    found = rows.none() if typed.strip() and not words else rows
    for word in words:
        found = found.filter(reduce(or_, map(is_about, spellings(word))))
    return found


def occurs_in(field: str) -> Callable[[str], Q]:
    """Return what says of a word that it is part of this text."""
    return lambda word: occurs(word, field)


def occurs(word: str, field: str) -> Q:
    """Say that a word is part of this text.

    A word too short for the index is what a word of the text begins with.
    """
    if TRIGRAM.search(word):
        return Q((f"{field}__contains", word))
    return Q((f"{field}__startswith", word)) | Q((f"{field}__contains", f" {word}"))


def nearness(typed: str, name: str) -> int:
    """Say how near a name is to what was typed: 0 its whole words, 1 beginnings of them,
    2 parts of them; 3 where a word that was typed is not in the name."""
    parts = [part for spelling in spellings(name) for part in re.findall(r"[^\W_]+", spelling)]
    return max((_nearness(spellings(word), parts) for word in typed_words(typed)), default=3)


def _nearness(word: list[str], parts: list[str]) -> int:
    if any(spelling in parts for spelling in word):
        return 0
    if any(part.startswith(tuple(word)) for part in parts):
        return 1
    return 2 if any(spelling in part for spelling in word for part in parts) else 3
