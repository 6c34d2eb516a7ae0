from django.db import models
from django.utils.translation import gettext_lazy as _

from base.public_ids import new_public_id
from jobs.models.job import Job


class Stage(models.Model):
    """A named, ordered step of one job's process. Candidates may read its name."""

    class Kind(models.TextChoices):
        PROSPECT = "prospect", _("Prospect")
        APPLICATION = "application", _("Application")
        SCREENING = "screening", _("Screening")
        INTERVIEW = "interview", _("Interview")
        OFFER = "offer", _("Offer")
        HIRED = "hired", _("Hired")

    public_id = models.CharField(max_length=40, unique=True, default=new_public_id, editable=False)
    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="stages")
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["job", "position"], name="stage_position_once"),
            models.UniqueConstraint(fields=["job", "name"], name="stage_name_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name} of {self.job_id}"

    @property
    def is_prospect(self) -> bool:
        return self.kind == self.Kind.PROSPECT


KINDS_PAST_PROSPECT = [kind for kind in Stage.Kind.values if kind != Stage.Kind.PROSPECT]
