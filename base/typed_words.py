"""Words typed into a search, and where they occur.

PostgreSQL is led to them by indexes over trigrams, three characters that follow each other.
"""

import re
from collections.abc import Callable
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

Row = TypeVar("Row", bound=Model)

# What such an index calls a letter: no signs, but digits.
LETTER, TRIGRAM = re.compile(r"[^\W_]"), re.compile(r"[^\W_]{3}")


def known_words(typed: str) -> list[str]:
    """Return the words among what was typed; signs alone are none."""
    return [word for word in typed.split() if LETTER.search(word)]


def matching(rows: QuerySet[Row], typed: str, is_about: Callable[[str], Q]) -> QuerySet[Row]:
    """Return the rows that every word is about; none when there are only signs."""
    words = known_words(typed)
    found = rows.none() if typed.strip() and not words else rows
    for word in words:
        found = found.filter(is_about(word))
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
