"""Who may be the same person."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from candidates.models.candidate import Candidate

# Several reasons are one text, each word for word as it is translated.
BETWEEN_REASONS = "; "


class PossibleDuplicate(models.Model):
    """Two records that may be one person; a person decides, and a refusal is remembered."""

    class State(models.TextChoices):
        OPEN = "open", _("To decide")
        REFUSED = "refused", _("Two people")

    candidate = models.ForeignKey(
        Candidate, on_delete=models.CASCADE, related_name="possible_duplicates"
    )
    other = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=100)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["candidate", "other"], name="possible_duplicate_once"),
            models.CheckConstraint(
                condition=Q(candidate__gt=models.F("other")), name="possible_duplicate_newer_first"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.candidate_id} ~ {self.other_id}"

    @property
    def reasons(self) -> list[str]:
        return self.reason.split(BETWEEN_REASONS)
