"""Rows in a sentence: how many, and who."""

from typing import Any

from django.db.models import QuerySet

from base.bidi import isolated
from base.counting import CAP
from base.words import gettext as _

MAX_NAMED = 5


def count_and_names(rows: QuerySet[Any]) -> tuple[int, str]:
    """Return how many rows there are, counted as far as a list's total, and what the first say.

    (2, "Ada Moreau, Bob Keller"), of many the first five "and others"; (0, "") of none.
    """
    count = rows.order_by().values("pk")[: CAP + 1].count()
    names = ", ".join(isolated(str(row)) for row in rows[:MAX_NAMED]) if count else ""
    if count > MAX_NAMED:
        names = _("%(names)s and others") % {"names": names}
    return count, names
