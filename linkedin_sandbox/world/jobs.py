"""Job postings: tasks are decided some time after they were accepted (section 7.1, rule 10).

A posting that names a requisition LinkedIn knows is what the job board shows, and no more.
"""

import secrets
import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from linkedin_sandbox.models import DeveloperApplication, Job, JobTask, Organization, Seat
from linkedin_sandbox.world import clock, switches, visibility

LIFETIME = timedelta(days=180)
TASK_LIFETIME = timedelta(hours=24)
LINK = "partnerRequisitionId"
PRIVATE = "PRIVATE_TO_ATS_INTEGRATION"


def exportable_jobs(
    organization: Organization, text: str = "", seat: Seat | None = None
) -> QuerySet[Job]:
    """Find the open jobs that a seat may export to, by title or job id.

    Without a seat: those that everybody may.
    """
    settle_due_tasks()
    seen = visibility.visible_jobs(organization, seat)
    jobs = seen.filter(state=Job.State.LISTED, expires_at__gt=clock.now())
    if text.strip():
        jobs = jobs.filter(
            Q(title__icontains=text.strip()) | Q(external_id__icontains=text.strip())
        )
    return jobs.order_by("title", "id")


def latest_operation(
    organization: Organization, external_id: str, *, is_linked: bool = False
) -> str | None:
    """Name what a job is or is about to be: LISTED, CLOSED, EXPIRED or unknown.

    Of a requisition, what its posting is to whoever names the one with the other.
    """
    pending = (
        JobTask.objects.filter(
            organization=organization,
            external_id=external_id,
            status=JobTask.Status.IN_PROGRESS,
        )
        .order_by("id")
        .last()
    )
    if pending:
        return Job.State.CLOSED if pending.operation == "CLOSE" else Job.State.LISTED
    job = organization.jobs.filter(external_id=external_id).first()
    if job and job.is_requisition and is_linked:
        return job.posting
    return job.state if job else None


def submit(
    organization: Organization, application: DeveloperApplication, fields: dict[str, Any]
) -> JobTask:
    """Accept one valid element and return its task."""
    return JobTask.objects.create(
        application=application,
        organization=organization,
        urn=f"urn:li:simpleJobPostingTask:{uuid.uuid4()}",
        external_id=fields["externalJobPostingId"],
        operation=fields["jobPostingOperationType"],
        fields=fields,
        created_at=clock.now(),
        due_at=clock.after(switches.number("job_task_delay_s")),
    )


@transaction.atomic
def settle_due_tasks() -> None:
    """Decide every task whose time has come, in the order of arrival; drop what has expired."""
    due = JobTask.objects.filter(status=JobTask.Status.IN_PROGRESS, due_at__lte=clock.now())
    for task in due.select_related("organization").order_by("id"):
        _decide(task)
    expired = Job.objects.filter(state=Job.State.LISTED, expires_at__lte=clock.now())
    expired.update(state=Job.State.EXPIRED)


def new_number() -> int:
    return 4_200_000_000 + secrets.randbelow(10**8)


def living_tasks(urns: list[str], application: DeveloperApplication) -> dict[str, JobTask]:
    """Find the application's tasks that are not forgotten yet, by URN."""
    found = JobTask.objects.filter(
        urn__in=urns, application=application, created_at__gt=clock.now() - TASK_LIFETIME
    )
    return {task.urn: task for task in found.select_related("organization", "job")}


def _decide(task: JobTask) -> None:
    job = task.organization.jobs.filter(external_id=task.external_id).first()
    task.error_message = _why_it_fails(task, job)
    if task.error_message:
        task.status = JobTask.Status.FAILED
    else:
        task.status = JobTask.Status.SUCCEEDED
        task.job = _apply(task, job)
    task.save()


def _why_it_fails(task: JobTask, job: Job | None) -> str:
    if switches.text("job_task_failure"):
        return switches.text("job_task_failure")
    if task.operation == "CLOSE":
        return ""
    is_change = task.operation in {"UPDATE", "RENEW"}
    if is_change and not _is_known(task, job) and switches.is_on("update_needs_known_job"):
        return f"Job posting {task.external_id} was not found; create it first."
    is_whole = job is not None and not _is_of_requisition(task, job)
    if job and is_whole and job.state == Job.State.LISTED and _goes_private(job, task):
        return "A PUBLIC job cannot become private by an update. Close it and create it again."
    return ""


def _is_known(task: JobTask, job: Job | None) -> bool:
    if job and _is_of_requisition(task, job):
        return job.posting != Job.Posting.NONE
    return job is not None


def _is_of_requisition(task: JobTask, job: Job) -> bool:
    return job.is_requisition and LINK in task.fields


def _goes_private(job: Job, task: JobTask) -> bool:
    return (job.field("availability"), task.fields.get("availability")) == ("PUBLIC", PRIVATE)


def _apply(task: JobTask, job: Job | None) -> Job | None:
    if job and _is_of_requisition(task, job):
        return _apply_posting(task, job)
    if task.operation == "CLOSE":
        return _close(job)
    values = {
        "application": task.application,
        "fields": task.fields,
        "title": task.fields["title"],
        "state": Job.State.LISTED,
        "expires_at": _expiry(task, job),
        "posting": Job.Posting.IS_ALL,
        "synced_at": clock.now(),
    }
    saved, _ = Job.objects.update_or_create(
        organization=task.organization,
        external_id=task.external_id,
        defaults=values,
        create_defaults={**values, "posting_number": new_number()},
    )
    return saved


def _apply_posting(task: JobTask, job: Job) -> Job:
    """Change what the job board shows; what Recruiter shows its requisition says."""
    is_over = task.operation == "CLOSE"
    job.posting = Job.Posting.CLOSED if is_over else Job.Posting.LISTED
    job.posting_fields = job.posting_fields if is_over else task.fields
    job.save()
    return job


def _close(job: Job | None) -> Job | None:
    if job:
        job.state, job.posting = Job.State.CLOSED, Job.Posting.IS_ALL
        job.synced_at = clock.now()
        job.save()
    return job


def _expiry(task: JobTask, job: Job | None) -> datetime:
    if task.fields.get("expireAt"):
        return clock.from_ms(task.fields["expireAt"])
    keeps_its_date = (
        job is not None and job.state == Job.State.LISTED and task.operation == "UPDATE"
    )
    return job.expires_at if job and keeps_its_date else clock.now() + LIFETIME
