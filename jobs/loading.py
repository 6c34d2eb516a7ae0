"""The one way a view gets a job: only those its person may open, everything else is a 404."""

from django.shortcuts import get_object_or_404

from accounts.http import AuthenticatedHttpRequest
from jobs.models import Job
from jobs.queries import visible_jobs


def load_job(request: AuthenticatedHttpRequest, public_id: str) -> Job:
    return get_object_or_404(visible_jobs(request.user), public_id=public_id)
