"""What a person can and did: skills, positions, education."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from base.folded_fields import FoldedField
from base.public_ids import new_public_id
from candidates.models.candidate import Candidate

MAX_FOLDED = 400


class BackgroundEntry(models.Model):
    """One skill, position or education of a candidate, or how many years they have worked.

    What LinkedIn told stays recognisable whatever a colleague makes of it, and what a colleague
    removed stays hidden, so that the next export neither doubles it nor brings it back.
    """

    class Kind(models.TextChoices):
        SKILL = "skill", _("Skills")
        POSITION = "position", _("Positions")
        EDUCATION = "education", _("Education")
        YEARS = "years", _("Years of experience")

    class Origin(models.TextChoices):
        LINKEDIN = "linkedin", _("From LinkedIn")
        TYPED = "typed", _("Typed here")

    public_id = models.CharField(max_length=40, unique=True, default=new_public_id, editable=False)
    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="background")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    # A skill, a job title, a degree, a number of years.
    title = models.CharField(max_length=200, blank=True)
    # The employer or the school.
    organization = models.CharField(max_length=200, blank=True)
    folded_text = FoldedField(of="text", max_length=MAX_FOLDED)
    # The same as LinkedIn told it, "" where it told nothing like it.
    folded_given = models.CharField(max_length=MAX_FOLDED, blank=True, editable=False)
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.TYPED)
    is_edited = models.BooleanField(default=False)
    is_removed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["candidate", "kind", "folded_text"], name="background_entry_once"
            ),
            models.UniqueConstraint(
                fields=["candidate"], condition=Q(kind="years"), name="background_years_once"
            ),
            models.CheckConstraint(
                condition=~Q(title="", organization=""), name="background_entry_says_something"
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        return ", ".join(part for part in (self.title, self.organization) if part)

    @property
    def is_of_linkedin(self) -> bool:
        """Whether it stands here as LinkedIn told it."""
        return self.origin == self.Origin.LINKEDIN and not self.is_edited
