"""Everything that changes a job, its team and its process."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.activity import record
from accounts.models import Role, User
from base.countries import checked_country_code
from base.errors import DomainError, InvalidInput
from base.rich_text import (
    MAX_CHARACTERS,
    MAX_TYPED_CHARACTERS,
    clean_rich_text,
    plain_text,
)
from base.text import is_blank
from jobs.models import Job, JobNumber, Stage, TeamMember
from jobs.permissions import ACTIVATE_JOB, CHANGE_TEAM, CLOSE_JOB, CREATE_JOB, EDIT_JOB, RESTORE_JOB
from jobs.processes import DEFAULT_PROCESS
from jobs.verbs import JobVerb

EDITABLE_FIELDS = [
    "title",
    "description",
    "city",
    "region",
    "country_code",
    "postal_code",
    "workplace_type",
    "employment_type",
    "is_confidential",
    "prospects_enabled",
    "linkedin_availability",
]
REQUIRED_FIELDS = {
    "title": "Give the job a title.",
    "city": "Name the city: LinkedIn needs it to place the job.",
    "country_code": "Choose the country: LinkedIn needs it to place the job.",
}
_FIELDS = {field.name: field for field in Job._meta.fields}
# Which global role a place on the team needs; interviewers need none (attract.md section 3.1).
NEEDED_ROLE = {
    TeamMember.Role.RECRUITER: Role.RECRUITER,
    TeamMember.Role.HIRING_MANAGER: Role.HIRING_MANAGER,
}


class JobIsClosed(DomainError):
    code = "job_closed"
    default_message = "This job is closed. Reopen it first."


class JobIsNotOpen(DomainError):
    code = "job_not_open"
    default_message = "This job is not active."


class JobIsAlreadyActive(DomainError):
    code = "job_already_active"
    default_message = "This job is already active."


class LastLeader(DomainError):
    code = "last_leader"
    default_message = "A job keeps at least one recruiter or hiring manager."


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
    _set_fields(job, fields)
    job.save()
    Stage.objects.bulk_create(
        Stage(job=job, name=draft.name, kind=draft.kind, position=position)
        for position, draft in enumerate(DEFAULT_PROCESS)
        if draft.kind != Stage.Kind.PROSPECT or job.prospects_enabled
    )
    TeamMember.objects.create(job=job, user=by, role=_team_role(by, role))
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
    changed = _set_fields(job, fields)
    if changed:
        job.updated_at = timezone.now()
        job.save()
        _follow_prospects(job)
        record(JobVerb.EDITED, by=by, subject=job, job=job.public_id, fields=sorted(changed))
    return job


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
        raise InvalidInput("Write a description before activating the job.", field="description")
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
        raise JobIsClosed("This job is already closed.")
    if reason not in Job.CloseReason.values:
        raise InvalidInput("Say why: position filled or cancelled.", field="reason")
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
        raise JobIsNotOpen("This job is not closed.")
    job.status = Job.Status.ACTIVE if job.activated_at else Job.Status.DRAFT
    job.close_reason = ""
    job.closed_at = None
    job.updated_at = timezone.now()
    job.save()
    record(JobVerb.RESTORED, by=by, subject=job, job=job.public_id)
    return job


@transaction.atomic
def add_team_member(*, job: Job, user: User, role: str, by: User) -> TeamMember:
    """Put a person on the job's team in `role`.

    Raises NotAllowed, and InvalidInput when they have left, or their global role does not fit.
    """
    CHANGE_TEAM.require(by, job)
    if role not in TeamMember.Role.values:
        raise InvalidInput("Choose recruiter, hiring manager or interviewer.", field="role")
    if not user.is_active:
        raise InvalidInput(f"{user} no longer signs in here.", field="user")
    needed = NEEDED_ROLE.get(TeamMember.Role(role))
    if needed and needed not in user.roles:
        label = TeamMember.Role(role).label.lower()
        raise InvalidInput(f"{user} does not hold the role {label}.", field="user")
    member, is_new = TeamMember.objects.get_or_create(job=job, user=user, role=role)
    if not is_new:
        raise InvalidInput(f"{user} already has this place on the team.", field="user")
    record(JobVerb.TEAM_JOINED, by=by, subject=job, job=job.public_id, user=user.pk, role=role)
    return member


@transaction.atomic
def remove_team_member(*, member: TeamMember, by: User) -> None:
    """Take a person's place on the team away; the last leader stays."""
    job = member.job
    CHANGE_TEAM.require(by, job)
    lock(job)
    if not job.team.leading().exclude(pk=member.pk).exists():
        raise LastLeader
    record(
        JobVerb.TEAM_LEFT, by=by, subject=job, job=job.public_id, user=member.user_id,
        role=member.role,
    )  # fmt: skip
    member.delete()


def lock(job: Job) -> None:
    """Hold the job's row until the transaction ends and read again what stands in it."""
    job.refresh_from_db(from_queryset=Job.objects.select_for_update())


def _set_fields(job: Job, fields: dict[str, Any]) -> set[str]:
    """Set what is given and return the names that changed; a refusal sets nothing."""
    unknown = set(fields).difference(EDITABLE_FIELDS)
    if unknown:
        raise InvalidInput("This field cannot be set.", field=min(unknown))
    for name, message in REQUIRED_FIELDS.items():
        if is_blank(str(fields.get(name, getattr(job, name)) or "")):
            raise InvalidInput(message, field=name)
    values = {name: _cleaned(name, value) for name, value in fields.items()}
    changed = {name for name, value in values.items() if getattr(job, name) != value}
    for name in changed:
        setattr(job, name, values[name])
    return changed


def _cleaned(name: str, value: Any) -> Any:
    """Return the value as it is kept. Raises InvalidInput for what the field cannot hold."""
    if name == "description":
        return _cleaned_description(value)
    if name == "country_code":
        return checked_country_code(str(value))
    if isinstance(value, str):
        value = " ".join(value.split())
    try:
        return _FIELDS[name].clean(value, None)
    except ValidationError as error:
        raise InvalidInput(error.messages[0], field=name) from error


def _cleaned_description(value: Any) -> str:
    typed = str(value or "").strip()
    html = clean_rich_text(typed) if len(typed) <= MAX_TYPED_CHARACTERS else typed
    if len(html) > MAX_CHARACTERS:
        raise InvalidInput(
            f"Shorten the description to {MAX_CHARACTERS:,} characters.", field="description"
        )
    return html


def _refuse_process_change(job: Job, prospects_enabled: bool) -> None:
    if prospects_enabled != job.prospects_enabled:
        raise InvalidInput("The process of an active job cannot change.", field="prospects_enabled")


def _follow_prospects(job: Job) -> None:
    """Keep the Prospect stage of a draft in step with the switch."""
    prospect = job.stages.filter(kind=Stage.Kind.PROSPECT)
    if not job.prospects_enabled:
        prospect.delete()
    elif not prospect.exists():
        draft = DEFAULT_PROCESS[0]
        Stage.objects.create(job=job, name=draft.name, kind=draft.kind, position=0)


def _team_role(user: User, role: str | None) -> str:
    allowed = [team.value for team, needed in NEEDED_ROLE.items() if needed in user.roles]
    if role is None:
        return allowed[0]
    if role not in allowed:
        raise InvalidInput("Choose a role that you hold.", field="role")
    return role
