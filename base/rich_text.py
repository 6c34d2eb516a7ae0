"""Job descriptions: typed text or HTML from outside, cleaned before it is kept.

typed text  -> clean_rich_text() -> kept HTML -> plain_text()    for previews and checks
                                                -> editable_text() for the form
"""

import re
from html import escape, unescape

import nh3

from base.markup import KEPT, is_markup, reduced

# LinkedIn shows b strong u i br p ul li (rsc-contract 7.1.2); the rest is what an editor adds.
MAX_CHARACTERS = 25_000
# What people paste may be mostly markup that goes away. Cleaning what is left takes a time that
# grows with the square of how deep tags are nested, so that has a bound of its own.
MAX_PASTED_CHARACTERS = 1_000_000
_MAX_REDUCED_CHARACTERS = 4 * MAX_CHARACTERS

_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
_BLOCKS = re.compile(r"(</?(?:p|h3|h4|ul|ol|li)>)")
_LINE_ENDS = re.compile(r"(</(?:p|h3|h4|ul|ol|li)>|<[uo]l>)(?=.)")
_EMPTY_PARAGRAPH = re.compile(r"<p>(?:\s|&nbsp;)*</p>")
_PARAGRAPHS_ONLY = re.compile(r"(<p>|</p>|<br>|[^<])*")


class TooLong(Exception):
    """A description of more than MAX_CHARACTERS, counted as it would be kept."""


def clean_rich_text(text: str) -> str:
    """Return the description with only harmless tags; plain text becomes paragraphs.

    Raises TooLong.
    """
    cleaned = harmless(_reduced(text.replace("\r\n", "\n").strip()))
    # Space around blocks means nothing; without it, editing nothing changes nothing.
    kept = "".join(part.strip() for part in _BLOCKS.split(cleaned))
    kept = _EMPTY_PARAGRAPH.sub("", kept)
    if len(kept) > MAX_CHARACTERS:
        raise TooLong
    return kept


def harmless(html: str) -> str:
    """Return HTML with only the tags we keep, for what is shown as it is."""
    return nh3.clean(html, tags=KEPT, attributes={"a": {"href"}})


def _reduced(text: str) -> str:
    if len(text) > MAX_PASTED_CHARACTERS:
        raise TooLong
    html = reduced(text) if is_markup(text) else _as_paragraphs(text)
    if len(html) > _MAX_REDUCED_CHARACTERS:
        raise TooLong
    return html


def plain_text(html: str) -> str:
    """Return the words of a cleaned description, for previews and for telling it is empty."""
    spaced = re.sub(r"<(br|/[a-z0-9]+)>", r" <\1>", html)
    return " ".join(unescape(nh3.clean(spaced, tags=set())).split())


def editable_text(html: str) -> str:
    """Return what the form shows: text where there are only paragraphs, else the HTML itself.

    Whoever typed text finds text again; `clean_rich_text` turns it back into the same HTML.
    """
    if not _PARAGRAPHS_ONLY.fullmatch(html):
        return _LINE_ENDS.sub(r"\1\n", html).replace(' rel="noopener noreferrer"', "")
    text = html.replace("</p>", "\n\n").replace("<p>", "").replace("<br>", "\n")
    text = unescape(text).strip()
    return html if is_markup(text) else text


def _as_paragraphs(text: str) -> str:
    paragraphs = (part.strip() for part in _BLANK_LINES.split(text))
    return "".join(f"<p>{escape(part).replace(chr(10), '<br>')}</p>" for part in paragraphs if part)
