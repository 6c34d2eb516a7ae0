"""A person and their first application, made together."""

from typing import Any

from django.db import transaction

from accounts.models import User
from applications.lifecycle.starting import start_application
from candidates.details.services import create_candidate
from candidates.models import Candidate
from jobs.models import Job


@transaction.atomic
def add_candidate(*, by: User, job: Job | None = None, **details: Any) -> Candidate:
    """Make a candidate and, where a job is named, put them on it: both or neither.

    `details` are those of `create_candidate`. Raises what it and `start_application` raise.
    """
    candidate = create_candidate(by=by, job=job, **details)
    if job is not None:
        start_application(candidate=candidate, job=job, by=by)
    return candidate
