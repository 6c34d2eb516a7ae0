"""Whether a sheet is clean: every row of it, each error with its row and column."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from base.text import email_address, is_blank, one_line
from base.words import gettext as _
from candidates.contacts.checks import looks_like_email
from candidates.details.fields import MAX_LENGTHS
from talent_pools.imports.columns import columns_of
from talent_pools.imports.limits import MAX_ROWS, Line, UnreadableSheet

NAMES = ("first_name", "last_name")
# So many errors are told; whoever mends these finds the rest.
MAX_TOLD = 100


@dataclass(frozen=True)
class Row:
    number: int
    first_name: str
    last_name: str
    email: str


@dataclass
class Checked:
    """What a sheet holds: its rows, and what is wrong with them."""

    rows: list[Row] = field(default_factory=list)
    errors: list[dict[str, Any]] = field(default_factory=list)
    error_count: int = 0

    def refuse(self, row: int, column: str, message: str) -> None:
        self.error_count += 1
        if len(self.errors) < MAX_TOLD:
            self.errors.append({"row": row, "column": column, "message": message})


def check(lines: Iterator[Line]) -> Checked:
    """Read the header, then each row. Raises UnreadableSheet where these are no rows of people."""
    header = next(lines, None)
    if header is None:
        raise UnreadableSheet(_("This file is empty."))
    columns, checked = columns_of(header), Checked()
    row_of: dict[str, int] = {}
    for line in islice(lines, MAX_ROWS + 1):
        if len(checked.rows) == MAX_ROWS:
            said = _("A sheet has at most %(count)s rows of people. Divide this one.")
            raise UnreadableSheet(said % {"count": f"{MAX_ROWS:,}"})
        _check_row(line, columns, checked, row_of)
    if not checked.rows:
        raise UnreadableSheet(_("There is nobody below the names of the columns."))
    return checked


def _check_row(
    line: Line, columns: dict[str, int], checked: Checked, row_of: dict[str, int]
) -> None:
    texts = {
        name: line.cells[place] if place < len(line.cells) else ""
        for name, place in columns.items()
    }
    row = Row(
        line.number, one_line(texts["first_name"]), one_line(texts["last_name"]),
        email_address(texts["email"]),
    )  # fmt: skip
    checked.rows.append(row)
    formulas = [name for name, place in columns.items() if place in line.formulas]
    for name in formulas:
        checked.refuse(row.number, name, _("This is a formula. Put its value there instead."))
    if formulas:
        return
    for name, message in (*_faults_of_names(row), *_faults_of_email(row, row_of)):
        checked.refuse(row.number, name, message)
    row_of.setdefault(row.email, row.number)


def _faults_of_names(row: Row) -> Iterator[tuple[str, str]]:
    if is_blank(row.first_name + row.last_name):
        yield "first_name", _("Enter a name: one is enough.")
    for name in NAMES:
        if len(getattr(row, name)) > MAX_LENGTHS[name]:
            said = _("Shorten this to %(count)d characters.")
            yield name, said % {"count": MAX_LENGTHS[name]}


def _faults_of_email(row: Row, row_of: dict[str, int]) -> Iterator[tuple[str, str]]:
    if not row.email:
        yield "email", _("Enter an e-mail address.")
    elif not looks_like_email(row.email):
        yield "email", _("This is not an e-mail address.")
    elif row.email in row_of:
        said = _("This address stands in row %(row)d already.")
        yield "email", said % {"row": row_of[row.email]}
