from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.user import User


class Notice(models.Model):
    """Something a person should know, shown behind the bell until read."""

    class Kind(models.TextChoices):
        INFO = "info", _("For your information")
        REFUSAL = "refusal", _("Something was refused")

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.INFO)
    text = models.CharField(max_length=500)
    url = models.CharField(max_length=200, blank=True)
    # The public id of whom it tells of, so that it goes when that person's data goes.
    candidate = models.CharField(max_length=40, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["user", "read_at", "-id"], name="notice_by_user"),
            models.Index(fields=["candidate"], name="notice_by_candidate"),
        ]

    def __str__(self) -> str:
        return f"{self.pk} for {self.user_id}"

    @property
    def is_refusal(self) -> bool:
        return self.kind == self.Kind.REFUSAL
