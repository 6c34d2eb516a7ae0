"""What an administrator wants processed again, too much for one request."""

from django.db import models

from accounts.models import User


class ReplayWish(models.Model):
    """Every notification that had failed by a moment is to be processed again.

    It is fulfilled slice by slice, each in a transaction that moves the cursor on, and then gone.
    """

    asked_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    asked_at = models.DateTimeField()
    # The primary keys of the newest one that is meant, and of the last that is done.
    newest = models.BigIntegerField()
    cursor = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"all failed to {self.newest}, from {self.cursor}"
