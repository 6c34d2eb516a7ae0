"""What colleagues write in remarks, shown: a little Markdown, and never HTML of theirs.

Paragraphs, lines as they were typed, lists, quotes, code, bold, italic, links. Headings would break
into those of the page, and pictures would fetch from elsewhere: they stay the text they are.
"""

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

_NOT_MEANT = ["heading", "lheading", "hr", "image", "code", "reference", "html_block",
              "html_inline", "entity"]  # fmt: skip
_SHOWN = {"p", "br", "ul", "ol", "li", "blockquote", "pre", "code", "strong", "em", "a"}
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
_reader = MarkdownIt("commonmark", {"html": False, "breaks": True}).disable(_NOT_MEANT)


def markdown(text: str) -> SafeString:
    """Return a remark as harmless HTML; a link says nothing of the page it stands on."""
    html = nh3.clean(_reader.render(text), tags=_SHOWN, attributes=_ATTRIBUTES)
    return mark_safe(html)  # noqa: S308  # Cleaned in the line above.
