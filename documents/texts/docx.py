"""Text of Word documents (ISO/IEC 29500): the body, and what stands above and below each page."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from documents.texts.packed import local_name, opened, parsed, part

# The contact data of a resume often stand in its header.
_READ = re.compile(r"word/(?:document|header\d*|footer\d*)\.xml")
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# Formats, where a tab is a place to stop at; and what older programs show instead of a text box.
_SKIPPED = {"pPr", "rPr", "Fallback"}


def words(content: bytes) -> Iterator[str]:
    """Yield the words of a document. Raises Encrypted, TooLarge, BadZipFile, XMLSyntaxError."""
    with opened(content) as packed:
        names = {name for name in packed.namelist() if _READ.fullmatch(name)}
        for name in sorted(names, key=lambda name: (name != "word/document.xml", name)):
            yield from _words(parsed(part(packed, name)))


def _words(root: Any) -> Iterator[str]:
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = local_name(element)
        if event == "end":
            yield "\n" if name == "p" else ""
        elif name in _SKIPPED:
            walk.skip_subtree()
        else:
            yield (element.text or "") if name == "t" else _SIGNS.get(name, "")
