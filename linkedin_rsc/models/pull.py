"""What is asked of LinkedIn again and again, and how far that has come."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from linkedin_rsc.models.integration import Contract
from linkedin_rsc.models.seat import Seat


class Pull(models.Model):
    """One kind of question about one contract or seat.

    Everything from `stored_since` on and before `stored_until` is stored; both move only after the
    last page of a slice of time.
    """

    class Kind(models.TextChoices):
        SEATS = "seats", _("Seats")
        INMAILS = "inmails", _("InMails")
        NOTES = "notes", _("Notes")
        STUBS = "stubs", _("Shared profiles")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    contract = models.ForeignKey(Contract, on_delete=models.CASCADE, related_name="pulls")
    seat = models.ForeignKey(
        Seat, on_delete=models.CASCADE, null=True, blank=True, related_name="pulls"
    )
    # Another company or application: what was stored before counts no longer.
    epoch = models.PositiveIntegerField()
    stored_since = models.DateTimeField(null=True, blank=True)
    stored_until = models.DateTimeField(null=True, blank=True)
    # The slice that is being stored, and how many of its elements are: work goes on there.
    part_since = models.DateTimeField(null=True, blank=True)
    part_until = models.DateTimeField(null=True, blank=True)
    part_start = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField()
    next_at = models.DateTimeField()
    last_run_at = models.DateTimeField(null=True, blank=True)
    # New rows of the last run that came to an end, of the run going on, and of all.
    last_count = models.PositiveIntegerField(default=0)
    run_count = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    # Runs in a row that brought nothing: a quiet seat is asked less often.
    quiet_runs = models.PositiveSmallIntegerField(default=0)
    strikes = models.PositiveSmallIntegerField(default=0)
    # Worded when it happens, for it quotes LinkedIn.
    problem = models.TextField(blank=True)
    # The calls of the last minute, as `leases.quota.Spending` writes them.
    spent = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "seat"],
                name="pull_once_a_seat",
                condition=models.Q(seat__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["kind", "contract"],
                name="pull_once_a_contract",
                condition=models.Q(seat__isnull=True),
            ),
        ]
        indexes = [models.Index(fields=["next_at"], name="pulls_due")]

    def __str__(self) -> str:
        return f"{self.kind} of {self.seat or self.contract}"

    def reaches(self, horizon: datetime) -> bool:
        """Whether all since then is stored."""
        return self.stored_since is not None and self.stored_since <= horizon
