"""A sheet as lines of texts, whatever kind of file it came in."""

from collections.abc import Iterator

from base.words import gettext as _
from talent_pools.imports import csv_files, workbooks
from talent_pools.imports.limits import Line, UnreadableSheet

# How files begin that people take for a sheet.
_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def read_lines(content: bytes) -> Iterator[Line]:
    """Yield the lines of a CSV or XLSX file that hold anything. Raises UnreadableSheet."""
    if not content.strip():
        raise UnreadableSheet(_("This file is empty."))
    if content.startswith(_OLD_OFFICE):
        raise UnreadableSheet(_("This is an old Excel file. Save it as XLSX or CSV."))
    read = workbooks.read if content.startswith(_ZIP) else csv_files.read
    return (line for line in read(content) if any(line.cells) or line.formulas)
