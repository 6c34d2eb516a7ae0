"""Lists cut by keyset: a page starts behind a row, not behind a number of rows.

However deep the page, the database reads no more than it shows, and rows that come or move
meanwhile shift nobody.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic

from django.db import connections
from django.db.models import F, Model, QuerySet, Subquery
from django.http import QueryDict

from base.cursors import NEWEST_FIRST, Order, Row, behind, make_cursor, read_cursor, turn

# How many of the newest rows are looked through one by one, where rows may be few.
WINDOW = 10_000


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Some rows; the queries lead to the pages before and behind, "" where there is none."""

    rows: list[Row]
    newer: str
    older: str

    @property
    def is_whole(self) -> bool:
        """Whether it shows all that there is."""
        return not (self.newer or self.older)


def cut(
    rows: QuerySet[Row],
    query: QueryDict,
    size: int,
    order: Order = NEWEST_FIRST,
    *,
    window: int | None = None,
) -> Page[Row]:
    """Return the page behind `after` or before `before` of an address, else the first.

    One query, two where too little stands before.
    """
    before = read_cursor(query.get("before", ""), order)
    if before:
        found = find(rows, size + 1, turn(order), after=before)
        if len(found) > size:
            return page_of(found[size - 1 :: -1], query, order, is_first=False, is_last=False)
    after = read_cursor(query.get("after", ""), order)
    found = find(rows, size + 1, order, after=after, window=window)
    return page_of(found[:size], query, order, is_first=not after, is_last=len(found) <= size)


def find(
    rows: QuerySet[Row],
    limit: int,
    order: Order = NEWEST_FIRST,
    *,
    after: Sequence[Any] = (),
    window: int | None = None,
) -> list[Row]:
    """Return the first rows in this order behind the place `after`.

    Give a `window` where rows may be few in a large table, newest first: what is common is among
    so many of the newest, what is not is rare, so that its own index leads to it. A database that
    chooses by itself would now and then walk the whole table. 0 says that it is rare.
    """
    following = behind(rows, order, after)
    if window is None or not _has_word_index(rows):
        return list(following[:limit])
    if window == 0:
        return list(_disguised(following).order_by("-key")[:limit])
    recent, rest = _parted(following, window, after)
    # In this order, and the rest only when the newest are not enough.
    return list(recent[:limit].union(rest.order_by("-key")[:limit], all=True)[:limit])


def count_up_to(rows: QuerySet[Any], cap: int, *, window: int | None = None) -> int:
    """Count rows no further than one above the cap; one query. `window` is that of `find`."""
    keys = rows.order_by().values("pk")
    if window and _has_word_index(rows):
        recent, rest = _parted(keys, window)
        keys = recent.union(rest, all=True)
    return keys[: cap + 1].count()


def _has_word_index(rows: QuerySet[Any]) -> bool:
    """Say whether anything but a walk leads to what is rare; SQLite, for small houses, walks."""
    return connections[rows.db].vendor == "postgresql"


def _parted(
    rows: QuerySet[Row], window: int, after: Sequence[Any] = ()
) -> tuple[QuerySet[Any], QuerySet[Any]]:
    """Return the newest rows and the rest."""
    keys = rows.model._default_manager.order_by("-pk").values("pk")
    newest: Any = after[0] if after else Subquery(keys[:1])
    edge = newest - window
    # Of what lies between two bounds PostgreSQL expects few rows, which they are.
    return rows.filter(pk__gt=edge, pk__lte=newest), _disguised(rows).filter(key__lte=edge)


def _disguised(rows: QuerySet[Row]) -> QuerySet[Any]:
    """Give the key another name, so that its index is not walked from end to end for few rows."""
    return rows.alias(key=F("pk") + 0)


def page_of(
    rows: list[Row], query: QueryDict, order: Order, *, is_first: bool, is_last: bool
) -> Page[Row]:
    """Make a page of these rows, with the ways to those before and behind."""
    return Page(
        rows=rows,
        newer="" if is_first or not rows else _query(query, "before", rows[0], order),
        older="" if is_last or not rows else _query(query, "after", rows[-1], order),
    )


def _query(query: QueryDict, name: str, edge: Model, order: Order) -> str:
    named = query.copy()
    named.pop("after", None)
    named.pop("before", None)
    named[name] = make_cursor(edge, order)
    return f"?{named.urlencode()}"
