"""Rows read again before they are changed, mostly held: a colleague may have deleted them."""

from typing import Any, TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model, QuerySet

from base.errors import NoLongerHere
from base.words import StrOrPromise

Row = TypeVar("Row", bound=Model)


def reread(row: Model, said: StrOrPromise = "", **how: Any) -> None:
    """Read again what stands in this row; `how` is what Django's `refresh_from_db` takes.

    Raises NoLongerHere, with `said` where that names the thing.
    """
    try:
        row.refresh_from_db(**how)
    except ObjectDoesNotExist:
        raise NoLongerHere(said) from None


def anew(row: Row, rows: QuerySet[Row]) -> Row:
    """Return this row as `rows` loads it now. Raises NoLongerHere."""
    try:
        return rows.get(pk=row.pk)
    except ObjectDoesNotExist:
        raise NoLongerHere from None
