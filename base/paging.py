"""Lists cut by keyset, newest first: a hard size, and cursors that tell nothing.

A cursor is the key of the row at the edge, encrypted, because keys never leave the house.
"""

from dataclasses import dataclass
from typing import Generic, TypeVar

from cryptography.fernet import InvalidToken
from django.db.models import Model, QuerySet
from django.http import QueryDict

from base.encryption import cipher

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Some rows; the queries lead to the page's neighbours, "" where there is none."""

    rows: list[Row]
    newer: str
    older: str


def cut(rows: QuerySet[Row], query: QueryDict, size: int) -> Page[Row]:
    """Return the rows older than `before`, or newer than `after`, or the newest; one query."""
    after = read_cursor(query.get("after", ""))
    if after is not None:
        newer = list(rows.filter(pk__gt=after).order_by("pk")[: size + 1])
        shown, has_newer, has_older = newer[:size][::-1], len(newer) > size, True
    else:
        before = read_cursor(query.get("before", ""))
        older = rows if before is None else rows.filter(pk__lt=before)
        found = list(older.order_by("-pk")[: size + 1])
        shown, has_newer, has_older = found[:size], before is not None, len(found) > size
    return Page(
        rows=shown,
        newer=_query(query, after=shown[0].pk) if shown and has_newer else "",
        older=_query(query, before=shown[-1].pk) if shown and has_older else "",
    )


def _query(query: QueryDict, **edge: int) -> str:
    named = query.copy()
    for name in ("after", "before"):
        named.pop(name, None)
    for name, key in edge.items():
        named[name] = make_cursor(key)
    return f"?{named.urlencode()}"


def make_cursor(key: int) -> str:
    return cipher().encrypt(str(key).encode()).decode()


def read_cursor(cursor: str) -> int | None:
    """Return the key in a cursor; None for what is none of ours. A page then shows the newest."""
    try:
        return int(cipher().decrypt(cursor.encode()))
    except (InvalidToken, ValueError):
        return None
