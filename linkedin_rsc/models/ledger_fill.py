"""What of the ledger is to be filled in the background."""

from collections.abc import Iterable

from django.db import models
from django.utils import timezone


class LedgerFillQuerySet(models.QuerySet["LedgerFill"]):
    def want(self, places: Iterable[tuple[str, str]]) -> None:
        """Note wishes by stream and job, anew from the beginning where one is being fulfilled."""
        now = timezone.now()
        self.bulk_create(
            [LedgerFill(stream=stream, job=job, wanted_at=now) for stream, job in places],
            update_conflicts=True,
            unique_fields=["stream", "job"],
            update_fields=["cursor", "wanted_at"],
        )


class LedgerFill(models.Model):
    """What of the ledger is to be filled or looked at anew in the background, and how far that is.

    Without a job it is about all records of a stream, or, without a stream, about all rows that
    stand in the ledger; with a job about what is below that job. A wish is fulfilled slice by
    slice, each in a transaction that moves the cursor on, so a killed worker loses one slice.
    """

    stream = models.CharField(max_length=40, blank=True)
    job = models.CharField(max_length=40, blank=True)
    # The primary key of the last record, application or row that is done.
    cursor = models.BigIntegerField(default=0)
    wanted_at = models.DateTimeField()

    objects = LedgerFillQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stream", "job"], name="ledger_fill_once"),
        ]

    def __str__(self) -> str:
        return f"{self.stream or 'ledger'} {self.job} from {self.cursor}"
