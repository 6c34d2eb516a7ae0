"""Paging by key: a page starts after a row, not after a number of rows.

However deep the page, the database reads no more than it shows, and somebody who moves meanwhile
shifts nobody.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet

PAGE_SIZE = 50

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Page(Generic[Row]):
    rows: list[Row]
    has_previous: bool = False
    has_next: bool = False


def page_of(
    rows: QuerySet[Row],
    order: Sequence[str],
    *,
    after: Sequence[Any] | None = None,
    before: Sequence[Any] | None = None,
) -> Page[Row]:
    """Return a page of rows in `order`, whose last name must be unique, such as `-pk`.

    `after` and `before` are the values that a neighbour has in that order.
    """
    if before:
        turned = [turn(name) for name in order]
        found = list(rows.filter(beyond(turned, before)).order_by(*turned)[: PAGE_SIZE + 1])
        if len(found) > PAGE_SIZE:
            return Page(found[:PAGE_SIZE][::-1], has_previous=True, has_next=True)
    following = rows.filter(beyond(order, after)) if after else rows
    found = list(following.order_by(*order)[: PAGE_SIZE + 1])
    return Page(found[:PAGE_SIZE], has_previous=bool(after), has_next=len(found) > PAGE_SIZE)


def beyond(order: Sequence[str], values: Sequence[Any]) -> Q:
    """Return the condition of standing behind `values` in this order."""
    condition, same = Q(), Q()
    for name, value in zip(order, values, strict=True):
        field = name.removeprefix("-")
        comparison = "lt" if name.startswith("-") else "gt"
        condition |= same & Q(**{f"{field}__{comparison}": value})
        same &= Q(**{field: value})
    return condition


def turn(name: str) -> str:
    return name.removeprefix("-") if name.startswith("-") else f"-{name}"
