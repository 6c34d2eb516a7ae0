"""One list of rows of several tables, by when they happened, cut by keyset like `base.paging`.

Each part is read no further than a page, whatever stands in the others.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict

from base.cursors import Order, behind, read_cursor, turn
from base.paging import Page, page_of

LAST_FIRST = ("-at", "-part", "-pk")


@dataclass(frozen=True)
class Part:
    """Rows of one table; `moment` names the field that says when."""

    rows: QuerySet[Any]
    moment: str


def cut_together(parts: Sequence[Part], query: QueryDict, size: int) -> Page[Any]:
    """Return the page behind `after` or before `before` of an address, else the first, last first.

    Each row has got an `at` and the number of its `part`. One query a part, two where too little
    stands before.
    """
    before = read_cursor(query.get("before", ""), LAST_FIRST)
    if before:
        found = _find(parts, size + 1, turn(LAST_FIRST), before)
        if len(found) > size:
            rows = found[size - 1 :: -1]
            return page_of(rows, query, LAST_FIRST, is_first=False, is_last=False)
    after = read_cursor(query.get("after", ""), LAST_FIRST)
    found = _find(parts, size + 1, LAST_FIRST, after)
    is_last = len(found) <= size
    return page_of(found[:size], query, LAST_FIRST, is_first=not after, is_last=is_last)


def _find(parts: Sequence[Part], limit: int, order: Order, place: Sequence[Any]) -> list[Any]:
    found = []
    for number, part in enumerate(parts):
        for row in _behind(part, number, order, place)[:limit]:
            row.at, row.part = getattr(row, part.moment), number
            found.append(row)
    found.sort(key=lambda row: (row.at, row.part, row.pk), reverse=order == LAST_FIRST)
    return found[:limit]


def _behind(part: Part, number: int, order: Order, place: Sequence[Any]) -> QuerySet[Any]:
    """Return the rows of one part behind a place, which may be in another part."""
    sign = "-" if order == LAST_FIRST else ""
    own = (f"{sign}{part.moment}", f"{sign}pk")
    if not place:
        return part.rows.order_by(*own)
    at, where, key = place
    if where == number:
        return behind(part.rows, own, (at, key))
    # Of what happened at the same moment, all of a later part comes first.
    comes_behind = (number < where) == (order == LAST_FIRST)
    comparison = ("lt" if sign else "gt") + ("e" if comes_behind else "")
    return part.rows.filter(**{f"{part.moment}__{comparison}": at}).order_by(*own)
