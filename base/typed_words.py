"""Words typed into a search, and where they occur.

PostgreSQL is led to them by indexes over trigrams, three characters that follow each other.
"""

import re

from django.db.models import Q

# What such an index calls a letter: no signs, but digits.
LETTER, TRIGRAM = re.compile(r"[^\W_]"), re.compile(r"[^\W_]{3}")


def known_words(typed: str) -> list[str]:
    """Return the words among what was typed; signs alone are none."""
    return [word for word in typed.split() if LETTER.search(word)]


def occurs(word: str, field: str, *, ignoring_case: bool = False) -> Q:
    """Say that a word is part of this text.

    A word too short for the index is what a word of the text begins with.
    """
    kind = f"{field}__{'i' if ignoring_case else ''}"
    if TRIGRAM.search(word):
        return Q((f"{kind}contains", word))
    return Q((f"{kind}startswith", word)) | Q((f"{kind}contains", f" {word}"))
