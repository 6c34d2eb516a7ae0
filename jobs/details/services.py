"""Making a job and changing what it says."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.activity import record
from accounts.models import User
from base.errors import InvalidInput
from jobs.details.fields import LINKEDIN_FIELD_GROUPS, set_fields
from jobs.lifecycle.services import JobIsClosed, lock
from jobs.models import Job, JobNumber, Stage, TeamMember
from jobs.permissions import CREATE_JOB, EDIT_JOB
from jobs.process.defaults import DEFAULT_PROCESS
from jobs.team.services import team_role_of
from jobs.verbs import JobVerb


@transaction.atomic
def create_job(*, by: User, role: str | None = None, **fields: Any) -> Job:
    """Create a draft with the default process; `by` joins its team in `role`.

    `role` is the team role taken (recruiter or hiring manager), by default the first that the
    person's global roles allow. `fields` are of EDITABLE_FIELDS. Raises NotAllowed, InvalidInput.
    """
    CREATE_JOB.require(by)
    now = timezone.now()
    job = Job(
        public_id=str(JobNumber.objects.create()), created_by=by, created_at=now, updated_at=now
    )
    set_fields(job, fields)
    job.save()
    Stage.objects.bulk_create(
        Stage(job=job, name=draft.name, kind=draft.kind, position=position)
        for position, draft in enumerate(DEFAULT_PROCESS)
        if draft.kind != Stage.Kind.PROSPECT or job.prospects_enabled
    )
    TeamMember.objects.create(job=job, user=by, role=team_role_of(by, role))
    record(JobVerb.CREATED, by=by, subject=job, job=job.public_id)
    return job


@transaction.atomic
def edit_job(*, job: Job, by: User, **fields: Any) -> Job:
    """Change details of a job that is not closed. Raises NotAllowed, JobIsClosed, InvalidInput."""
    EDIT_JOB.require(by, job)
    lock(job)
    if job.is_closed:
        raise JobIsClosed
    if "prospects_enabled" in fields and job.status != Job.Status.DRAFT:
        _refuse_process_change(job, fields["prospects_enabled"])
    changed = set_fields(job, fields)
    if changed:
        job.updated_at = timezone.now()
        if changed & LINKEDIN_FIELD_GROUPS:
            job.linkedin_fields_changed_at = job.updated_at
        job.save()
        _follow_prospects(job)
        record(JobVerb.EDITED, by=by, subject=job, job=job.public_id, fields=sorted(changed))
    return job


def _refuse_process_change(job: Job, prospects_enabled: bool) -> None:
    if prospects_enabled != job.prospects_enabled:
        raise InvalidInput(
            _("The process of an active job cannot change."), field="prospects_enabled"
        )


def _follow_prospects(job: Job) -> None:
    """Keep the Prospect stage of a draft in step with the switch."""
    prospect = job.stages.filter(kind=Stage.Kind.PROSPECT)
    if not job.prospects_enabled:
        prospect.delete()
    elif not prospect.exists():
        draft = DEFAULT_PROCESS[0]
        Stage.objects.create(job=job, name=draft.name, kind=draft.kind, position=0)
