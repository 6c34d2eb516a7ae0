"""What a comparison of the ledger with Tandem's own records has found and had repaired."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linkedin_rsc.models.stream import Stream


class Difference(models.TextChoices):
    """In what a row of the ledger differed from its record; the label heads a column."""

    MISSING = "missing", _("Missing")
    CHANGED = "changed", _("Changed")
    GONE = "gone", _("Gone")
    RELEASED = "released", _("Released")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class ReconciliationQuerySet(models.QuerySet["Reconciliation"]):
    def running(self) -> "Reconciliation | None":
        return self.filter(state=Reconciliation.State.RUNNING).first()

    def last_begun(self, number: int) -> "list[Reconciliation]":
        return list(self.select_related("by").order_by("-started_at", "-id")[:number])


class Reconciliation(models.Model):
    """One comparison of every row with its record, and how far it is.

    First come the rows that stand in the ledger, then, by stream, the records that have none.
    `counts` holds `{stream: {"looked_at": rows, difference: rows, "passed_over": rows or 1}}`; what
    is passed over are streams of which LinkedIn takes nothing at the moment.
    """

    class State(models.TextChoices):
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")

    state = models.CharField(max_length=10, choices=State.choices, default=State.RUNNING)
    # Who asked for it; nobody for the one at night and for an operator's.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    is_nightly = models.BooleanField(default=False)
    started_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    # Whose records are looked through, empty for the rows, and the last primary key that is done.
    stream = models.CharField(max_length=40, blank=True)
    cursor = models.BigIntegerField(default=0)
    counts = models.JSONField(default=dict, blank=True)

    objects = ReconciliationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["state"], name="reconciliation_one_running", condition=Q(state="running")
            ),
        ]
        indexes = [models.Index(fields=["-started_at", "-id"], name="reconciliation_latest")]

    def __str__(self) -> str:
        return f"Reconciliation {self.pk} at {self.stream or 'rows'} {self.cursor}"

    @property
    def looked_at(self) -> int:
        return self._sum("looked_at")

    @property
    def repaired(self) -> int:
        return sum(self._sum(one) for one in Difference.values)

    @property
    def passed_over(self) -> list[Stream]:
        """The streams that were not looked at, or not to their end."""
        return [one for one in Stream if "passed_over" in self.counts.get(one, {})]

    def _sum(self, name: str) -> int:
        return sum(counts.get(name, 0) for counts in self.counts.values())
