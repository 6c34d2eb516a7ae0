"""Where people can be put, and where one person stands."""

from django.db.models import QuerySet

from accounts.models import User
from applications.models import Application
from applications.permissions import ADD_TO_JOB
from candidates.models import Candidate
from jobs.models import Job


def jobs_open_to(user: User) -> QuerySet[Job]:
    """Return the active jobs to which this person may add people, by title."""
    return ADD_TO_JOB.among(Job.objects.active().order_by("title", "pk"), user)


def of_candidate(applications: QuerySet[Application], candidate: Candidate) -> list[Application]:
    """Return applications of a person who is loaded already, with that person; one query."""
    found = list(applications)
    for application in found:
        application.candidate = candidate
    return found
