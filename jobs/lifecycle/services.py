"""How a job opens, closes and opens again."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.activity import record
from accounts.models import User
from base.errors import DomainError, InvalidInput
from base.rereading import reread
from base.rich_text import plain_text
from jobs.models import Job
from jobs.permissions import ACTIVATE_JOB, CLOSE_JOB, RESTORE_JOB
from jobs.verbs import JobVerb


class JobIsClosed(DomainError):
    code = "job_closed"
    default_message = _("This job is closed. Reopen it first.")


class JobIsNotOpen(DomainError):
    code = "job_not_open"
    default_message = _("This job is not active.")


class JobIsAlreadyActive(DomainError):
    code = "job_already_active"
    default_message = _("This job is already active.")


@transaction.atomic
def activate_job(*, job: Job, by: User) -> Job:
    """Open a draft for prospects and applications; its process is frozen from then on."""
    ACTIVATE_JOB.require(by, job)
    lock(job)
    if job.is_closed:
        raise JobIsClosed
    if job.is_active:
        raise JobIsAlreadyActive
    if not plain_text(job.description):
        raise InvalidInput(_("Write a description before activating the job."), field="description")
    job.status = Job.Status.ACTIVE
    job.activated_at = job.updated_at = timezone.now()
    job.save()
    record(JobVerb.ACTIVATED, by=by, subject=job, job=job.public_id)
    return job


@transaction.atomic
def close_job(*, job: Job, by: User, reason: str) -> Job:
    """End a job as filled or cancelled, a draft too; `restore_job` undoes it."""
    CLOSE_JOB.require(by, job)
    lock(job)
    if job.is_closed:
        raise JobIsClosed(_("This job is already closed."))
    if reason not in Job.CloseReason.values:
        raise InvalidInput(_("Say why: position filled or cancelled."), field="reason")
    job.status = Job.Status.CLOSED
    job.close_reason = reason
    job.closed_at = job.updated_at = timezone.now()
    job.save()
    record(JobVerb.CLOSED, by=by, subject=job, job=job.public_id, reason=reason)
    return job


@transaction.atomic
def restore_job(*, job: Job, by: User) -> Job:
    """Open a closed job again: active if it ever was, else a draft."""
    RESTORE_JOB.require(by, job)
    lock(job)
    if not job.is_closed:
        raise JobIsNotOpen(_("This job is not closed."))
    job.status = Job.Status.ACTIVE if job.activated_at else Job.Status.DRAFT
    job.close_reason = ""
    job.closed_at = None
    job.updated_at = timezone.now()
    job.save()
    record(JobVerb.RESTORED, by=by, subject=job, job=job.public_id)
    return job


def lock(job: Job) -> None:
    """Hold the job's row until the transaction ends and read again what stands in it."""
    reread(job, from_queryset=Job.objects.select_for_update())
