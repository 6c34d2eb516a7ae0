"""How many rows of the ledger there are, without counting them."""

from collections.abc import Iterable

from django.db import models
from django.db.models import Sum

from linkedin_rsc.models.ledger import LedgerRow


class LedgerCountQuerySet(models.QuerySet["LedgerCount"]):
    def by_place(self, states: Iterable[str]) -> dict[tuple[str, str], int]:
        """Return how many rows of each stream are in these states, without those that are none."""
        rows = self.filter(state__in=list(states)).values("stream", "state")
        sums = rows.annotate(sum=Sum("number")).order_by("stream", "state")
        return {(row["stream"], row["state"]): row["sum"] for row in sums if row["sum"]}


class LedgerCount(models.Model):
    """How many rows of a stream are in a state: the sum of `number`, which triggers keep.

    PostgreSQL's triggers add a row for each statement, so that nobody waits for a counter; a beat
    folds them. SQLite, where there is one writer anyway, changes the one row.
    """

    stream = models.CharField(max_length=40)
    state = models.CharField(max_length=20, choices=LedgerRow.State.choices)
    number = models.BigIntegerField()

    objects = LedgerCountQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["stream", "state"], name="ledger_count_of")]

    def __str__(self) -> str:
        return f"{self.stream} {self.state}: {self.number:+}"
