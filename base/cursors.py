"""Where a page starts: the place of a row in the order of its list.

A cursor is encrypted, because keys never leave the house, and stays true when its row moves away.
"""

import json
from collections.abc import Sequence
from functools import reduce
from typing import Any, TypeVar

from cryptography.fernet import InvalidToken
from django.db.models import Model, Q, QuerySet

from base.encryption import cipher

Row = TypeVar("Row", bound=Model)
# The names of an order such as ("-stage_entered_at", "-pk"), of which the last must be unique.
Order = Sequence[str]

NEWEST_FIRST = ("-pk",)


def turn(order: Order) -> tuple[str, ...]:
    """Return the order in which the last comes first."""
    return tuple(_field(name) if name.startswith("-") else f"-{name}" for name in order)


def make_cursor(row: Model, order: Order = NEWEST_FIRST) -> str:
    """Return where a row stands in this order."""
    place = [reduce(getattr, _field(name).split("__"), row) for name in order]
    return cipher().encrypt(json.dumps([list(order), place], default=str).encode()).decode()


def read_cursor(cursor: str, order: Order = NEWEST_FIRST) -> list[Any]:
    """Return the place in a cursor; [] for what is none of ours or was made for another order."""
    try:
        made_for, place = json.loads(cipher().decrypt(cursor.encode()))
    except (InvalidToken, ValueError):
        return []
    return place if made_for == list(order) else []


def behind(rows: QuerySet[Row], order: Order, place: Sequence[Any]) -> QuerySet[Row]:
    """Return the rows behind the place, in this order."""
    condition, same = Q(), Q()
    for name, value in zip(order, place, strict=bool(place)):
        comparison = "lt" if name.startswith("-") else "gt"
        condition |= same & Q(**{f"{_field(name)}__{comparison}": value})
        same &= Q(**{_field(name): value})
    return rows.filter(condition).order_by(*order)


def _field(name: str) -> str:
    return name.removeprefix("-")
