"""Notifications looked up, each way on an index of its own where they are rare."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.db import models

from linkedin_rsc.models.ledger_lookup import Word

if TYPE_CHECKING:
    from linkedin_rsc.models.notification import Notification  # noqa: F401  # Named in quotes below.

# Of pushes that come at once, so many may overtake one another.
OVERTAKEN = 1_000

# What is looked for by its state or kind, being rare; what is common is among the newest.
UNUSUAL_STATES = ["received", "processing", "held", "refused", "failed", "ignored", "expired"]
RARE_KINDS = ["INTEGRATION_STATUS_CHANGE", "EVALUATION", "UNKNOWN"]


class NotificationQuerySet(models.QuerySet["Notification"]):
    def standing(self, state: str) -> Self:
        """Rows in a state, by the index of the unusual ones where it is such a state."""
        rows = self.filter(state=Word(self.model.State(state).value))
        return rows.filter(state__in=map(Word, UNUSUAL_STATES)) if state in UNUSUAL_STATES else rows

    def of_kind(self, kind: str) -> Self:
        """Rows of a kind, by the index of the rare ones where it is such a kind."""
        rows = self.filter(kind=Word(self.model.Kind(kind).value))
        return rows.filter(kind__in=map(Word, RARE_KINDS)) if kind in RARE_KINDS else rows

    def found_by(self, *, kind: str = "", state: str = "", request_id: str = "") -> Self:
        """Rows by what is given of the three, each on an index of its own where they are rare."""
        rows = self.filter(request_id=request_id) if request_id else self
        rows = rows.of_kind(kind) if kind else rows
        return rows.standing(state) if state else rows

    def received_from(self, moment: datetime) -> Self:
        first = self.model.objects.filter(received_at__gte=moment).order_by("received_at")
        return self.filter(received_at__gte=moment, pk__gte=self._edge(first, -1))

    def received_before(self, moment: datetime) -> Self:
        last = self.model.objects.filter(received_at__lt=moment).order_by("-received_at")
        return self.filter(received_at__lt=moment, pk__lte=self._edge(last, +1))

    def with_raw_body(self) -> Self:
        return self.filter(raw_body__gt=Word(""))

    def _edge(self, rows: Any, way: int) -> int:
        """Say where a list by primary key meets a moment; keys come nearly in the order of time."""
        found = rows.values_list("pk", flat=True).first()
        return (found or 0) + way * OVERTAKEN
