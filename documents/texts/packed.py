"""XML inside ZIP: what DOCX and ODT are packed in."""

import io
import zipfile
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from documents.limits import PART_BYTES
from documents.texts import Encrypted

_IS_ENCRYPTED = 0x1  # Of an entry's flags (PKWARE APPNOTE 4.4.4).


class TooLarge(Exception):
    """A part unpacks to more than is read."""


def opened(content: bytes) -> zipfile.ZipFile:
    """Open a packed file. Raises BadZipFile, Encrypted."""
    packed = zipfile.ZipFile(io.BytesIO(content))
    if any(entry.flag_bits & _IS_ENCRYPTED for entry in packed.infolist()):
        raise Encrypted
    return packed


def part(packed: zipfile.ZipFile, name: str) -> bytes:
    """Unpack one part of at most `limits.PART_BYTES`. Raises TooLarge, KeyError, BadZipFile."""
    # What the archive says about its sizes is a claim; what comes out of it is counted.
    with packed.open(name) as file:
        content = file.read(PART_BYTES + 1)
    if len(content) > PART_BYTES:
        raise TooLarge(name)
    return content


def parsed(content: bytes) -> Any:
    """Parse XML; neither entities nor anything outside the file are read. Raises XMLSyntaxError."""
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    return etree.fromstring(content, parser)


def local_name(element: Any) -> str:
    """Return an element's name without its namespace, of which DOCX has two (ISO/IEC 29500)."""
    return str(etree.QName(element).localname)
