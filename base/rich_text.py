"""Job descriptions: typed text or HTML from outside, cleaned before it is kept.

typed text  -> clean_rich_text() -> kept HTML -> plain_text()    for previews and checks
                                                -> editable_text() for the form
"""

import re
from html import escape, unescape

import nh3

# What LinkedIn shows (rsc-contract 7.1.2: b strong u i br p ul li) and what an editor adds.
ALLOWED_TAGS = {"p", "br", "b", "strong", "i", "em", "u", "ul", "ol", "li", "h3", "h4", "a"}
MAX_CHARACTERS = 25_000
# Markup that goes away in cleaning may come on top. The time of cleaning grows with the square of
# how deep tags are nested, so this also bounds what one text can cost.
MAX_TYPED_CHARACTERS = 4 * MAX_CHARACTERS

# "Fewer than 5 <people>" is HTML by this rule and loses a word; "a < b" and "<5 years" are text.
_TAG = re.compile(r"</?[a-zA-Z]")
_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
_BLOCKS = re.compile(r"(</?(?:p|h3|h4|ul|ol|li)>)")
_LINE_ENDS = re.compile(r"(</(?:p|h3|h4|ul|ol|li)>|<[uo]l>)(?=.)")
_PARAGRAPHS_ONLY = re.compile(r"(<p>|</p>|<br>|[^<])*")


def clean_rich_text(text: str) -> str:
    """Return the description with only harmless tags; plain text becomes paragraphs."""
    text = text.replace("\r\n", "\n").strip()
    html = text if _TAG.search(text) else _as_paragraphs(text)
    cleaned = nh3.clean(html, tags=ALLOWED_TAGS, attributes={"a": {"href"}})
    # Space around blocks means nothing; without it, editing nothing changes nothing.
    return "".join(part.strip() for part in _BLOCKS.split(cleaned))


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
    return html if _TAG.search(text) else text


def _as_paragraphs(text: str) -> str:
    paragraphs = (part.strip() for part in _BLANK_LINES.split(text))
    return "".join(f"<p>{escape(part).replace(chr(10), '<br>')}</p>" for part in paragraphs if part)
