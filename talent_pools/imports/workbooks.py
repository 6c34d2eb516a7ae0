"""Sheets as XLSX: a zip of XML, which is looked at before anything unpacks it."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from base.words import gettext_lazy
from talent_pools.imports.limits import (
    MAX_CELL_CHARACTERS,
    MAX_COLUMNS,
    MAX_ROWS,
    Line,
    UnreadableSheet,
)

# A sheet of 10,000 rows unpacks to about 3 MB.
MAX_UNPACKED_BYTES = 30 * 2**20
# Signs that begin or end an element, of which 10,000 rows have 200,000. What costs is their number:
# 40 kB can hold seven million empty cells, which took half a minute.
MAX_TAGS = 1_000_000
MAX_PARTS = 500
# Blank rows between the others count here, since each has to be passed.
MAX_ROW_NUMBER = 2 * MAX_ROWS
_TOO_MUCH = gettext_lazy("This file unpacks to too much. Keep only the sheet with the people.")
# Office never writes these; they are how small XML grows large.
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY", "<!DOCTYPE".encode("utf-16-le"),
                 "<!DOCTYPE".encode("utf-16-be"))  # fmt: skip
# What a cell holds that is no value: a formula, or the error of one.
_NO_VALUE = {"f", "e"}


def read(content: bytes) -> Iterator[Line]:
    """Yield the rows of the first sheet. Raises UnreadableSheet."""
    _check(content)
    # Taken in here alone: no page needs it, and it takes some MB.
    from openpyxl import load_workbook

    try:
        book = load_workbook(BytesIO(content), read_only=True, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        rows = sheet.iter_rows(max_row=MAX_ROW_NUMBER, max_col=MAX_COLUMNS)
        for number, cells in enumerate(rows, 1):
            yield _line(number, cells)
    except UnreadableSheet:
        raise
    # A library for files of Office, given any bytes, raises what its parts happen to raise.
    except Exception as error:
        raise UnreadableSheet from error


def _check(content: bytes) -> None:
    """Refuse what would unpack to very much, by what it says of itself and by its parts."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            size = sum(part.file_size for part in parts)
            if len(parts) > MAX_PARTS or size > MAX_UNPACKED_BYTES:
                raise UnreadableSheet(_TOO_MUCH)
            if "[Content_Types].xml" not in archive.namelist():
                raise UnreadableSheet
            _check_parts(archive)
    except UnreadableSheet:
        raise
    except Exception as error:
        raise UnreadableSheet from error


def _check_parts(archive: zipfile.ZipFile) -> None:
    """Nothing unpacks to more than it says: the archive stops there."""
    tags = 0
    for part in archive.infolist():
        content = archive.read(part)
        if any(sign in content for sign in _DECLARATIONS):
            raise UnreadableSheet
        tags += content.count(b"<")
        if tags > MAX_TAGS:
            raise UnreadableSheet(_TOO_MUCH)


def _line(number: int, cells: Any) -> Line:
    formulas = frozenset(
        at for at, cell in enumerate(cells) if getattr(cell, "data_type", "") in _NO_VALUE
    )
    texts = ["" if cell.value is None else str(cell.value).strip() for cell in cells]
    return Line(number, [text[:MAX_CELL_CHARACTERS] for text in texts], formulas)
