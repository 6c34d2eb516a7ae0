"""Which colleagues hear of a job without a place on its team."""

from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import RoleGrant, User
from accounts.policy import HIRERS, WHO_SEE_EVERYTHING
from jobs.models import Job


def strangers_who_hire(job: Job) -> QuerySet[User]:
    """Return who reads of the job on the records of its people while it is not confidential."""
    grants = RoleGrant.objects.filter(user=OuterRef("pk"))
    return (
        User.objects.filter(
            Exists(grants.filter(role__in=HIRERS)),
            ~Exists(grants.filter(role__in=WHO_SEE_EVERYTHING)),
            is_active=True,
        )
        .exclude(pk__in=job.team.values("user"))
        .order_by("first_name", "last_name", "pk")
    )
