"""Markup as people paste it, from editors, office programs and web pages.

`is_markup` tells it from text with odd signs, `reduced` turns it into the few tags that are kept,
`left_out` names what of it cannot be kept. Nothing here makes it safe: that is `rich_text`.
"""

import re
from collections import Counter

KEPT = {"p", "br", "b", "strong", "i", "em", "u", "ul", "ol", "li", "h3", "h4", "a"}
_KEPT_BLOCKS = {"p", "ul", "ol", "h3", "h4"}
_KEPT_INLINE = {"b", "strong", "i", "em", "u", "a"}
_RENAMED = {"h1": "h3", "h2": "h3", "h5": "h4", "h6": "h4"}
# What stands on lines of its own. Cells are told apart within theirs.
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header",
    "hr", "html", "legend", "main", "nav", "pre", "section", "summary", "table", "tbody",
    "tfoot", "thead", "tr",
}  # fmt: skip
_CELLS = {"td", "th"}
_BETWEEN_CELLS = " · "
_INLINE = {
    "abbr", "acronym", "base", "bdi", "bdo", "big", "cite", "code", "col", "colgroup", "data",
    "del", "dfn", "font", "head", "ins", "kbd", "label", "link", "mark", "meta", "optgroup",
    "option", "param", "picture", "q", "rp", "rt", "ruby", "s", "samp", "small", "source", "span",
    "strike", "sub", "sup", "time", "track", "tt", "var", "wbr",
}  # fmt: skip
# Kinds of what cannot be kept, and the elements that are of a kind.
_LEFT_OUT = {
    "img": "image", "svg": "image", "canvas": "image", "video": "video",
    "audio": "audio", "iframe": "frame", "embed": "frame", "object": "frame", "input": "form field",
    "select": "form field", "textarea": "form field", "button": "form field",
}  # fmt: skip
# Elements whose content is not meant to be read.
_SILENT = {"script", "style", "title", "xml", "template", "svg", "math", "noscript"}
_KNOWN = sorted({*KEPT, *_RENAMED, *_BLOCKS, *_CELLS, *_INLINE, *_LEFT_OUT, *_SILENT})
# Office programs bring elements of their own, such as <o:p>.
_TAG = re.compile(rf"<(/?)((?:{'|'.join(_KNOWN)})(?=[\s/>])|(?:o|v|w|m|x|st1):\w+)([^<>]*)>", re.I)
_SILENT_TAG = re.compile(rf"<({'|'.join(sorted(_SILENT))})(?=[\s/>])[^<>]*>", re.I)
# As browsers do, the line ends beside these tags are nobody's.
_EDGES_OF_PRE = re.compile(r"(<pre(?=[\s>])[^<>]*>)\n|\n(?=</pre)", re.I)
_INSTRUCTION = re.compile(r"<[!?][a-z\[][^<>]*>", re.I)
# Nobody writes these with a closing tag, or needs to.
_ALONE = {"br", "p", "li", "hr", "td", "tr"}


def is_markup(text: str) -> bool:
    """Say whether a text is HTML: it closes what it opens, or breaks lines as only HTML does.

    `List<String>`, `x<y` and `Ask Ilse <ilse@nordwind.example>` are text.
    """
    opened: set[str] = set()
    for tag in _TAG.finditer(text):
        name = tag[2].lower()
        is_image = name == "img" and "src" in tag[3].lower()
        if name in _ALONE or is_image or (tag[1] and name in opened):
            return True
        opened.add(name)
    return False


def left_out(text: str) -> Counter[str]:
    """Count what cannot be kept of a text, by kind: image, video, audio, frame, form field."""
    if not is_markup(text):
        return Counter()
    names = (tag[2].lower() for tag in _TAG.finditer(_without_comments(text)) if not tag[1])
    return Counter(_LEFT_OUT[name] for name in names if name in _LEFT_OUT)


def reduced(text: str) -> str:
    """Return markup with only kept tags: blocks are paragraphs, and what is no tag stays text."""
    text = _INSTRUCTION.sub("", _without_silent(_without_comments(text)))
    text = _EDGES_OF_PRE.sub(r"\1", text)
    kept, end, cells, is_set = _Kept(), 0, 0, False
    for tag in _TAG.finditer(text):
        kept.say(text[end : tag.start()], is_set)
        name, end, is_opened = tag[2].lower(), tag.end(), not tag[1]
        is_set = is_opened if name == "pre" else is_set
        cells = 0 if name == "tr" else cells + (name in _CELLS and is_opened)
        if name in _CELLS and is_opened and cells > 1:
            kept.parts.append(_BETWEEN_CELLS)
        kept.tag(_RENAMED.get(name, name), tag)
    kept.say(text[end:], is_set)
    return kept.html()


class _Kept:
    """The tags that are kept, written so that they nest: emphasis and links end with their block.

    They begin again in the next one, as far as it says anything.
    """

    def __init__(self) -> None:
        self.parts = ["<p>"]
        # Emphasis and links in force, by name, and how many of them are open in this block.
        self.inline: dict[str, str] = {}
        self.opened: list[str] = []

    def say(self, words: str, is_set: bool) -> None:
        """Write words; those set as they were typed (<pre>) keep their lines."""
        for number, line in enumerate(words.split("\n") if is_set else [words]):
            self.parts += ["<br>"] if number else []
            if line.strip():
                waiting = [name for name in self.inline if name not in self.opened]
                self.parts += [self.inline[name] for name in waiting]
                self.opened += waiting
            self.parts.append(line.replace("<", "&lt;"))

    def tag(self, name: str, tag: re.Match[str]) -> None:
        if name in _KEPT_INLINE:
            self._end(name)
            if not tag[1]:
                self.inline[name] = f"<{name}{tag[3] if name == 'a' else ''}>"
        elif name == "br":
            self.parts.append("<br>")
        elif name in KEPT:
            self._close(0)
            # What follows a block without one of its own is a paragraph; empty ones go in cleaning.
            follows = "<p>" if tag[1] and name in _KEPT_BLOCKS else ""
            self.parts.append(f"<{tag[1]}{name}>{follows}")
        elif name in _BLOCKS:
            self._close(0)
            self.parts.append("</p><p>")

    def html(self) -> str:
        self._close(0)
        return "".join([*self.parts, "</p>"])

    def _end(self, name: str) -> None:
        self.inline.pop(name, None)
        if name in self.opened:
            self._close(self.opened.index(name))

    def _close(self, depth: int) -> None:
        self.parts += [f"</{name}>" for name in reversed(self.opened[depth:])]
        del self.opened[depth:]


def _without_comments(text: str) -> str:
    """Drop comments, but none that is never closed: it may be meant to be read."""
    first, *others = text.split("<!--")
    parts = (part.partition("-->") for part in others)
    return first + "".join(rest if end else f"&lt;!--{comment}" for comment, end, rest in parts)


def _without_silent(text: str) -> str:
    """Drop elements that are not read with their content, as far as something closes them."""
    ends = {name: text.lower().rfind(f"</{name}") for name in _SILENT}
    parts, position = [], 0
    while opened := _SILENT_TAG.search(text, position):
        name = opened[1].lower()
        parts.append(text[position : opened.start()])
        position = opened.end()
        if position <= ends[name]:
            close = re.compile(rf"</{name}[^<>]*>?", re.I).search(text, position)
            position = close.end() if close else position
    return "".join([*parts, text[position:]])
