"""How much of a sheet is read, and what one line of it is."""

from dataclasses import dataclass
from typing import ClassVar

from base.errors import InvalidInput
from base.words import StrOrPromise
from base.words import gettext_lazy as _

MAX_BYTES, MAX_BODY_BYTES = 4 * 2**20, 5 * 2**20
MAX_ROWS = 10_000
# The columns behind these are not looked at.
MAX_COLUMNS = 60
MAX_CELL_CHARACTERS = 10_000


class UnreadableSheet(InvalidInput):
    """It is no sheet, or not one that can be read safely."""

    code = "unreadable_sheet"
    default_message: ClassVar[StrOrPromise] = _(
        "This is no CSV or XLSX file. Download the template to see what belongs into it."
    )

    def __init__(self, message: StrOrPromise = "") -> None:
        super().__init__(message, field="file")


@dataclass(frozen=True)
class Line:
    """`number` is what a spreadsheet shows beside it; `formulas` are places of cells that hold one.

    Its cells are as they were typed.
    """

    number: int
    cells: list[str]
    formulas: frozenset[int] = frozenset()
