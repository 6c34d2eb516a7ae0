"""What is kept of attempts to sign in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.user import User


class GuessCount(models.Model):
    """How many passwords were tried lately by one caller, or at one account."""

    # A digest: nobody reads addresses of people or machines out of it.
    key = models.CharField(max_length=64, primary_key=True)
    guesses = models.PositiveIntegerField(default=0)
    ends_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.key[:8]}… {self.guesses}"


class SignInAttempt(models.Model):
    """An attempt to sign in as somebody, or several alike within an hour."""

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted", _("Signed in")
        LINK = "link", _("Signed in by a link, with a new password")
        REFUSED = "refused", _("Wrong password")
        PAUSED = "paused", _("Refused after too many attempts")

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sign_in_attempts")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    ip_address = models.GenericIPAddressField(null=True, blank=True)
    device = models.CharField(max_length=60, blank=True)
    count = models.PositiveIntegerField(default=1)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField(db_index=True)

    class Meta:
        indexes = [models.Index(fields=["user", "-last_at"], name="sign_in_attempt_by_user")]

    def __str__(self) -> str:
        return f"{self.outcome} of {self.user_id} ({self.pk})"

    @property
    def is_refusal(self) -> bool:
        return self.outcome in {self.Outcome.REFUSED, self.Outcome.PAUSED}
