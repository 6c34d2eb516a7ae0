"""Counts for people: exact while small, "1,000+" beyond, and never a walk over a whole table."""

from typing import Any

from django.db.models import IntegerField, QuerySet, Subquery

CAP = 1_000


class CappedCount(Subquery):
    """The number of rows of a queryset, counted no further than the cap, inside another query."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()

    def __init__(self, rows: QuerySet[Any], cap: int = CAP) -> None:
        super().__init__(rows.order_by().values("pk")[: cap + 1])


def count_label(count: int, cap: int = CAP) -> str:
    """Return a capped count as people read it: 7, 1,000, 1,000+."""
    return f"{cap:,}+" if count > cap else f"{count:,}"
