"""Sheets as CSV: the encodings and delimiters that spreadsheets write."""

import codecs
import csv
import io
import re
from collections.abc import Iterator

from base.words import gettext as _
from talent_pools.imports.limits import MAX_COLUMNS, Line, UnreadableSheet

DELIMITERS = ",;\t"
# A mark at the beginning says how the rest is to be read. Spreadsheets write UTF-16 with one.
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
# What Excel writes before all else to name its delimiter.
_SEPARATOR = re.compile("\\A[\"']?sep=(.)[\"']?\r?\n")


def read(content: bytes) -> Iterator[Line]:
    """Yield every line. Raises UnreadableSheet."""
    text = _decode(content)
    named = _SEPARATOR.match(text)
    skipped = int(bool(named))
    body = text[named.end() :] if named else text
    delimiter = named[1] if named and named[1] in DELIMITERS else _delimiter_of(body)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=delimiter)
    try:
        for number, cells in enumerate(reader, 1 + skipped):
            cells = [cell.strip() for cell in cells[:MAX_COLUMNS]]
            formulas = frozenset(at for at, cell in enumerate(cells) if cell.startswith("="))
            yield Line(number, cells, formulas)
    except csv.Error:
        said = _("This CSV cannot be read: a cell is very long, or its quotes do not close.")
        raise UnreadableSheet(said) from None


def _decode(content: bytes) -> str:
    """Return the text: as its mark says, else UTF-8, UTF-16 or what Windows wrote before."""
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _NO_TEXT.search(text):
            raise UnreadableSheet
        return text
    if b"\0" in content and not content.startswith(tuple(_MARKS)):
        raise UnreadableSheet
    raise UnreadableSheet(
        _("The letters of this file cannot be read. Save it as “CSV UTF-8”, or as XLSX.")
    )


def _encodings(content: bytes) -> list[str]:
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return [encoding]
    # Latin letters take two bytes each in UTF-16, of which one is zero.
    if b"\0" in content[:100]:
        return ["utf-16-be" if content[:1] == b"\0" else "utf-16-le"]
    return ["utf-8", "cp1252"]


def _delimiter_of(text: str) -> str:
    """Return the delimiter that its first line has most of."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(DELIMITERS, key=first.count)
