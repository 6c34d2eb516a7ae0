"""Sheets of people for a pool, and their rows until these are taken in."""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts import policy
from accounts.models import User
from base.public_ids import new_public_id
from talent_pools.models.pool import TalentPool


class PoolImportQuerySet(models.QuerySet["PoolImport"]):
    def open(self) -> Self:
        """Sheets whose rows are not all taken in yet, of pools that are still there."""
        waiting = [PoolImport.State.WAITING, PoolImport.State.RUNNING]
        return self.filter(state__in=waiting, pool__deleted_at=None)

    def visible_to(self, user: User) -> Self:
        """Sheets whose outcome this person may read: their own, else it counts whom they may not
        know of."""
        return self if policy.sees_everything(user) else self.filter(created_by=user)


class PoolImport(models.Model):
    """A sheet that somebody gave: refused with its errors, or taken in row by row.

    An error is `{"row": 7, "column": "email", "message": …}`; of many the first are kept. None
    repeats what was typed, so that the list tells of nobody.
    """

    class State(models.TextChoices):
        REFUSED = "refused", _("Nothing was saved")
        WAITING = "waiting", _("Waiting")
        RUNNING = "running", _("Being taken in")
        DONE = "done", _("Done")
        STOPPED = "stopped", _("Stopped")

    public_id = models.CharField(max_length=40, unique=True, default=new_public_id, editable=False)
    pool = models.ForeignKey(TalentPool, on_delete=models.CASCADE, related_name="imports")
    created_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices)
    row_count = models.PositiveIntegerField(default=0)
    added_count = models.PositiveIntegerField(default=0)
    known_count = models.PositiveIntegerField(default=0)
    error_count = models.PositiveIntegerField(default=0)
    errors: "models.JSONField[Any, Any]" = models.JSONField(default=list, blank=True)
    created_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = PoolImportQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "id"], name="pool_import_by_state")]

    def __str__(self) -> str:
        return f"{self.public_id} for {self.pool_id}"

    @property
    def is_open(self) -> bool:
        return self.state in {self.State.WAITING, self.State.RUNNING}

    @property
    def done_count(self) -> int:
        """How many rows are behind it."""
        if self.state == self.State.REFUSED:
            return 0
        return self.added_count + self.known_count + self.error_count

    @property
    def unlisted_count(self) -> int:
        """How many errors there are besides those that are kept."""
        return self.error_count - len(self.errors)


class ImportRow(models.Model):
    """One row of a clean sheet; it goes in the transaction that takes it in."""

    sheet = models.ForeignKey(PoolImport, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    first_name = models.CharField(max_length=100, blank=True)
    last_name = models.CharField(max_length=100, blank=True)
    email = models.EmailField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "number"], name="import_row_once"),
        ]

    def __str__(self) -> str:
        return f"Row {self.number} of {self.sheet_id}"
