"""Applications end with their job and come back with it.

    close_job -> "job.closed" is recorded -> end those that were still in process
    restore_job -> "job.restored" -> they stand again where they stood

A job knows nothing of applications, so this listens at the one seam: both happen, or neither.
"""

from typing import Any

from accounts.models import Activity
from applications.models import Application
from jobs.models import Job
from jobs.verbs import JobVerb

Status = Application.Status


def on_recorded(sender: Any, activity: Activity, subject: Any, **kwargs: Any) -> None:
    """End or bring back what belongs to a job. Connected to `accounts.activity.recorded`."""
    if activity.verb == JobVerb.CLOSED:
        _change(subject, Status.ACTIVE, Status.CLOSED)
    elif activity.verb == JobVerb.RESTORED:
        _change(subject, Status.CLOSED, Status.ACTIVE)


def _change(job: Job, former: str, status: str) -> None:
    """Change them in one statement, however many; the closing service holds the job."""
    ended = Application.objects.filter(job=job, status=former)
    ended.update(status=status, updated_at=job.updated_at)
