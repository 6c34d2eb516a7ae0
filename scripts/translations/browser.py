"""Find words in JavaScript, which has no catalogue: they belong into the page, as `data-say-…`."""

import re
from collections.abc import Iterator

from scripts.translations.words import is_said, is_sentence

LITERAL = r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`"
COMMENT_OR_LITERAL = re.compile(rf"//[^\n]*|/\*.*?\*/|(?P<literal>{LITERAL})", re.DOTALL)
# What is put where people see or hear it.
SHOWN = re.compile(
    r"(?:\.(?:textContent|innerText|title|placeholder|ariaLabel|alt)\s*=\s*"
    r"|\b(?:say|append|alert|confirm)\(\s*"
    r"|setAttribute\(\s*[\"'](?:title|placeholder|aria-label|alt)[\"'],\s*)$"
)
FILLED_IN = re.compile(r"\$\{[^}]*\}")


def find_in_script(source: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the words of what a script says itself."""
    for found in COMMENT_OR_LITERAL.finditer(source):
        words = FILLED_IN.sub("{}", (found["literal"] or "")[1:-1])
        is_shown = SHOWN.search(source, 0, found.start()) is not None
        if is_sentence(words) or (is_shown and is_said(words)):
            yield source.count("\n", 0, found.start()) + 1, words
