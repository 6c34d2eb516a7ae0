"""What counts as words that a translation would change."""

import re

NAMES = {"Tandem", "LinkedIn", "in"}
SENTENCE = re.compile(r"\s*[A-Z“{].*\s.*[.!?…:]\s*", re.DOTALL)


def is_said(text: str) -> bool:
    """Say whether there are words in it that a translation would change."""
    words = re.findall(r"[A-Za-z]{2,}", re.sub(r"&\w+;", "", text))
    return any(word not in NAMES for word in words)


def is_sentence(text: str) -> bool:
    """Say whether it reads as a sentence, wherever it stands."""
    return bool(SENTENCE.fullmatch(text)) and is_said(text)
