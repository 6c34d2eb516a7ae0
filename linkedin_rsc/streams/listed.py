"""Many values as one parameter: `filter(pk__in=listed_keys(keys))`.

A list of a hundred is otherwise a hundred parameters, each resolved, adapted and written by itself;
in a batch of the push that was a third of all work in Python.
"""

import json
from collections.abc import Iterable

from django.db import connection
from django.db.models.expressions import RawSQL


def listed(values: Iterable[str]) -> RawSQL:
    """Return texts, such as public ids, for the right side of an `in`."""
    return _listed(list(values), "text")


def listed_keys(values: Iterable[int]) -> RawSQL:
    """Return primary keys for the right side of an `in`."""
    return _listed(list(values), "bigint")


def _listed(values: list[str] | list[int], kind: str) -> RawSQL:
    if connection.vendor == "postgresql":
        return RawSQL(f"SELECT unnest(%s::{kind}[])", [values])  # noqa: S611  # A word of ours.
    return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(values)])
