"""Where people can be put."""

from django.db.models import QuerySet

from accounts.models import User
from applications.permissions import ADD_TO_JOB
from jobs.models import Job

# What a choice among jobs offers at most.
MAX_JOBS_OFFERED = 200


def jobs_open_to(user: User) -> QuerySet[Job]:
    """Return the active jobs to which this person may add people, by title."""
    return ADD_TO_JOB.among(Job.objects.active().order_by("title", "pk"), user)
