"""What the API remembers of its own answers, and that somebody does what waits."""

from django.conf import settings
from django.db import models

from base.encryption import EncryptedTextField


class IdempotentAnswer(models.Model):
    """What a POST with an Idempotency-Key was answered, kept for 24 hours to be repeated.

    `digest` fingerprints the request; the body may hold personal data and so is encrypted.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=255)
    digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    body = EncryptedTextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "key"], name="idempotency_key_once"),
        ]
        indexes = [models.Index(fields=["created_at"], name="idempotent_answer_by_age")]

    def __str__(self) -> str:
        return f"{self.key} of {self.user_id}"


class SignOfLife(models.Model):
    """When a program was last seen at work."""

    program = models.CharField(max_length=40, primary_key=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.program} at {self.seen_at}"
