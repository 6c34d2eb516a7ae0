"""Find words in templates: text, attributes people see or hear, words given to a component."""

import re
from collections.abc import Iterator

from scripts.translations.words import is_said

# What of a template is not shown, or is marked.
UNSEEN = re.compile(
    r"\{%\s*blocktranslate.*?\{%\s*endblocktranslate\s*%\}|\{%\s*comment.*?\{%\s*endcomment\s*%\}"
    r"|\{#.*?#\}|<!--.*?-->|<(?:style|script)\b.*?</(?:style|script)>"
    r"|\{%\s*block body_class\s*%\}.*?\{%\s*endblock\s*%\}",
    re.DOTALL,
)
LITERAL = r"(?<!_\()\"([^\"]*)\""
COMPONENT = re.compile(
    r"\{%\s*(?:include|with|panel|banner|dialog|menu|page_head|tabs|tab|blank_slate|pagination)\b"
    r".*?%\}"
)
WORDS_OF_A_COMPONENT = re.compile(
    rf"\b(?:label|title|text|note|lead|link_label|back_label|badge|action|\w+_label)={LITERAL}"
)
FIRST_WORDS = re.compile(rf"\{{%\s*(?:tab|sort_header)\s+{LITERAL}")
TAG_OR_VARIABLE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
HTML_TAG = re.compile(r"<[a-zA-Z/!](?:\"[^\"]*\"|'[^']*'|[^<>\"'])*>")
# What a script says stands in the page as `data-say-…`.
ATTRIBUTE = re.compile(
    r"(?<![\w-])(?:title|placeholder|aria-label|alt|data-label|data-say-[a-z-]+)=\"([^\"]*)\""
)


def find_in_template(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the words of what a template shows without a mark."""
    rest = UNSEEN.sub(_blank, text)
    for component in COMPONENT.finditer(rest):
        yield from _shown(WORDS_OF_A_COMPONENT, rest, component)
    yield from _shown(FIRST_WORDS, rest)
    rest = TAG_OR_VARIABLE.sub(_blank, rest)
    for tag in HTML_TAG.finditer(rest):
        yield from _shown(ATTRIBUTE, rest, tag)
    for number, line in enumerate(HTML_TAG.sub(_blank, rest).splitlines(), start=1):
        if is_said(line):
            yield number, line.strip()


def _shown(
    pattern: re.Pattern[str], text: str, within: re.Match[str] | None = None
) -> Iterator[tuple[int, str]]:
    start, end = within.span() if within else (0, len(text))
    for found in pattern.finditer(text, start, end):
        if is_said(found[1]):
            yield text.count("\n", 0, found.start()) + 1, " ".join(found[1].split())


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
