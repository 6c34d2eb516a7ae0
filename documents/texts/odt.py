"""Text of OpenDocument texts (OASIS ODF 1.3, part 3)."""

from collections.abc import Iterator
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from documents.texts import Encrypted
from documents.texts.packed import local_name, opened, parsed, part

_MANIFEST = "META-INF/manifest.xml"
_SIGNS = {"tab": "\t", "s": " ", "line-break": "\n"}
# What was deleted and what was remarked are not what the document says.
_SKIPPED = {"tracked-changes", "annotation"}


def words(content: bytes) -> Iterator[str]:
    """Yield the words of a document. Raises Encrypted, TooLarge, BadZipFile, XMLSyntaxError."""
    with opened(content) as packed:
        # A protected one is a ZIP like any other whose parts are encrypted (ODF part 2, 3.4).
        if _MANIFEST in packed.namelist() and b"encryption-data" in part(packed, _MANIFEST):
            raise Encrypted
        yield from _words(parsed(part(packed, "content.xml")))


def _words(root: Any) -> Iterator[str]:
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = local_name(element)
        if event == "end":
            yield ("\n" if name in ("p", "h") else "") + (element.tail or "")
        elif name in _SKIPPED:
            walk.skip_subtree()
        else:
            yield _SIGNS.get(name, "") + (element.text or "")
