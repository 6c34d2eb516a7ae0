"""What an administrator wants sent again, too much for one request."""

from django.db import models

from accounts.models import User
from linkedin_rsc.models.ledger import LedgerRow
from linkedin_rsc.models.ledger_lookup import LedgerRowQuerySet


class LedgerResend(models.Model):
    """Every record that had failed by a moment is to be sent again: all, a stream's, or a group's.

    A group is what failed in one stream for one cause, in LinkedIn's words. A wish is fulfilled
    slice by slice, each in a transaction that moves the cursor on, and then gone.
    """

    state = models.CharField(max_length=20, choices=LedgerRow.State.choices)
    stream = models.CharField(max_length=40, blank=True)
    # None is any cause; empty where LinkedIn gave none.
    cause = models.CharField(max_length=100, null=True, blank=True)  # noqa: DJ001
    asked_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    asked_at = models.DateTimeField()
    # The primary keys of the newest one that is meant, and of the last that is done.
    newest = models.BigIntegerField()
    cursor = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.stream or 'all'} {self.state} to {self.newest}, from {self.cursor}"

    def meant(self) -> LedgerRowQuerySet:
        """Select what is still to be sent again, on an index."""
        rows = LedgerRow.objects.failed(self.state, self.stream, self.cause)
        return rows.filter(pk__gt=self.cursor, pk__lte=self.newest)
