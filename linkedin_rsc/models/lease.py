"""Who may call LinkedIn now: a row per resource."""

from django.db import models

from linkedin_rsc.models.ledger import Stream


class StreamLease(models.Model):
    """Keeps calls of one resource one after the other, pauses it, and counts what it was sent."""

    stream = models.CharField(max_length=15, choices=Stream.choices, primary_key=True)
    # A word of the present sender's own: known to nobody else, and another one for each lease.
    holder = models.CharField(max_length=32, blank=True)
    leased_until = models.DateTimeField(null=True, blank=True)
    paused_until = models.DateTimeField(null=True, blank=True)
    # How often in a row LinkedIn asked for a pause: each is longer than the one before.
    strikes = models.PositiveSmallIntegerField(default=0)
    # What LinkedIn was sent lately and today, as `leases.quota.Spending` writes it.
    spent = models.JSONField(default=dict, blank=True)

    def __str__(self) -> str:
        return self.stream
