"""Who may call LinkedIn now: a row per resource, and one per application for its token."""

from django.db import models

from base.encryption import EncryptedTextField


class StreamLease(models.Model):
    """Keeps calls of one resource one after the other, pauses it, and counts what it was sent."""

    stream = models.CharField(max_length=40, primary_key=True)
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


class ApplicationToken(models.Model):
    """An application's access token, for all processes; `leases.tokens` reads and renews it."""

    # A digest of whose token it is: nothing of the credentials can be read from it.
    application = models.CharField(max_length=64, primary_key=True)
    token = EncryptedTextField(blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    # Rises with each token, so that nobody overwrites or forgets a newer one.
    number = models.PositiveIntegerField(default=0)
    # Until when somebody is asking LinkedIn for the next one.
    renewing_until = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"Token {self.number} of {self.application[:8]}"
