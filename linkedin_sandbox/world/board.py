"""The job board: what the public sees of the jobs the ATS has told (rsc-contract 7.1.2)."""

from typing import Any

from linkedin_sandbox.models import Job
from linkedin_sandbox.world import jobs


def find(number: int) -> Job | None:
    """Find a posting the board shows; what is private, closed or over nobody finds."""
    jobs.settle_due_tasks()
    job = Job.objects.select_related("organization").filter(posting_number=number).first()
    return job if job and words_of(job) else None


def words_of(job: Job) -> dict[str, Any]:
    """Give what the board says of a job: nothing of one that it does not show."""
    if job.is_requisition:
        is_shown, words = job.posting == Job.Posting.LISTED, job.posting_fields
    else:
        is_shown, words = job.state == Job.State.LISTED, job.fields
    return words if is_shown and words.get("availability") == "PUBLIC" else {}
