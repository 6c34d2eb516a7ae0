"""Where people come from, and what colleagues call them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from base.folded_fields import FoldedField


class Source(models.Model):
    """Where a candidate or an application came from. Some kinds carry behaviour."""

    class Kind(models.TextChoices):
        ACTIVE_SEARCH = "active_search", _("Active search")
        CAREER_SITE = "career_site", _("Career site")
        JOB_BOARD = "job_board", _("Job board")
        REFERRAL = "referral", _("Referral")
        AGENCY = "agency", _("Agency")
        ADDED_BY_HAND = "added_by_hand", _("Added by hand")
        OTHER = "other", _("Other")

    name = models.CharField(max_length=150, unique=True)
    # Unique, too: however it is written, it is one source.
    folded_name = FoldedField(of="name", max_length=300, unique=True)
    kind = models.CharField(max_length=15, choices=Kind.choices, default=Kind.OTHER)
    # Whose search it was. Keeps its name when they are called otherwise.
    contact = models.OneToOneField(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    def __str__(self) -> str:
        return self.name


class Tag(models.Model):
    name = models.CharField(max_length=60, unique=True)
    folded_name = FoldedField(of="name", max_length=120, unique=True)

    def __str__(self) -> str:
        return self.name
