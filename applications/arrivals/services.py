"""A person and their first application, made together."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from accounts.models import User
from applications.lifecycle.starting import start_application
from applications.models import Application
from candidates.details.services import create_candidate
from candidates.models import Candidate
from jobs.models import Job, Stage


@transaction.atomic
def add_candidate(*, by: User, job: Job | None = None, **details: Any) -> Candidate:
    """Make a candidate and, where a job is named, put them on it: both or neither.

    `details` are those of `create_candidate`. Raises what it and `start_application` raise.
    """
    if job is None:
        return create_candidate(by=by, **details)
    return start_for_new(job=job, details=details, by=by).candidate


@transaction.atomic
def start_for_new(
    *,
    job: Job,
    details: Mapping[str, Any],
    by: User,
    stage: Stage | None = None,
    source: str | None = None,
) -> Application:
    """Make a candidate and put them on a job; the rest as `start_application` takes it.

    Nobody knows the person yet, so whoever leads the job may add them as a private one.
    """
    candidate = create_candidate(by=by, job=job, **details)
    return start_application(
        candidate=candidate, job=job, stage=stage, source=source, by=by, is_new=True
    )
