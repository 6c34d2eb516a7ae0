from django.db import models
from django.db.models import Q

from base.time_zones import MAX_CHARACTERS, UTC


class Company(models.Model):
    """What an administrator sets for everybody: one row, made when it is first changed."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    time_zone = models.CharField(max_length=MAX_CHARACTERS, default=UTC)

    # Beside the public ids of people and jobs in the history.
    public_id = "company"

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="company_once")]

    def __str__(self) -> str:
        return self.public_id
