"""How an application begins, moves, ends and comes back."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.activity import record
from accounts.models import User
from accounts.policy import require
from base.errors import DomainError, InvalidInput
from candidates import policy
from candidates.models import Application, Candidate, Source, StageChange
from candidates.services.candidates import lock as lock_candidate
from candidates.sources import source_named
from jobs import policy as job_policy
from jobs.models import Job, Stage
from jobs.services import JobIsClosed, JobIsNotOpen
from jobs.services import lock as lock_job


class AlreadyApplied(DomainError):
    code = "already_applied"

    def __init__(self, application: Application) -> None:
        self.application = application
        super().__init__(
            f"{application.candidate} is already on {application.job}, in {application.stage.name}."
        )


class NoProspectStage(DomainError):
    code = "no_prospect_stage"
    default_message = "This job takes no prospects: it has no Prospect stage."


class StageNotInPipeline(DomainError):
    code = "stage_not_in_pipeline"
    default_message = "This stage does not belong to the job's process."


class ApplicationIsEnded(DomainError):
    code = "application_ended"
    default_message = "This application has ended. Reinstate it first."


class AlreadyInStage(DomainError):
    code = "already_in_stage"
    default_message = "The application already stands in this stage."


class NotRejected(DomainError):
    code = "not_rejected"
    default_message = "This application is not rejected."


@transaction.atomic
def start_application(
    *,
    candidate: Candidate,
    job: Job,
    by: User | None,
    stage: Stage | None = None,
    source: Source | str | None = None,
    source_contact: User | None = None,
) -> Application:
    """Put a candidate on an active job, by default as a prospect where the job has prospects.

    `source` is one that exists or the name of one, by default the candidate's. Locks the candidate,
    then the job: nobody joins a job that is just closing, and whoever changes both comes in the
    same order. `by` is None when it arrives from outside; access is then the caller's to decide.
    Raises AlreadyApplied, JobIsNotOpen, StageNotInPipeline, NotAllowed; changes nothing then.
    """
    require(
        by is None or job_policy.leads(by, job),
        "Only the job's recruiters and hiring managers add people to it.",
    )
    lock_candidate(candidate)
    refuse_second_application(candidate, job)
    lock_job(job)
    if not job.is_active:
        raise JobIsNotOpen(f"{job} is not active.")
    stage = stage or first_stage(job)
    _check_stage(job, stage)
    if isinstance(source, str):
        source = source_named(source)
    application = _create(candidate, job, stage, source, source_contact, timezone.now())
    _add_step(application, by=by, to=stage, at=application.created_at)
    _record("application.created", application, by=by, stage=stage.name)
    return application


def convert_to_prospect(
    *, candidate: Candidate, job: Job, source: Source, source_contact: User | None
) -> Application:
    """Put a candidate from outside into a job's Prospect stage.

    Raises JobIsNotOpen, NoProspectStage, AlreadyApplied.
    """
    stage = job.stages.filter(kind=Stage.Kind.PROSPECT).first()
    if stage is None:
        raise NoProspectStage(f"{job} takes no prospects: it has no Prospect stage.")
    return start_application(
        candidate=candidate, job=job, by=None, stage=stage, source=source,
        source_contact=source_contact,
    )  # fmt: skip


@transaction.atomic
def move_application(*, application: Application, to: Stage, by: User) -> StageChange:
    """Move to any other stage of the job's process, forward or back; locks the application.

    Raises NotAllowed, StageNotInPipeline, ApplicationIsEnded, AlreadyInStage.
    """
    application = _lock(application)
    require(
        policy.may_move(by, application),
        "Only the job's recruiters and hiring managers move applications.",
    )
    _check_stage(application.job, to)
    _check_open(application.job)
    if application.status not in {Application.Status.ACTIVE, Application.Status.HIRED}:
        raise ApplicationIsEnded
    if application.stage_id == to.pk:
        raise AlreadyInStage(f"The application already stands in {to.name}.")
    former = application.stage
    _enter(application, to, timezone.now())
    change = _add_step(application, by=by, to=to, at=application.stage_entered_at, former=former)
    _record(
        "application.stage.changed", application, by=by, from_stage=former.name, to_stage=to.name
    )
    return change


@transaction.atomic
def reject_application(*, application: Application, reason: str, by: User) -> StageChange:
    """End an active application with a reason; `reinstate_application` undoes it."""
    application = _lock(application)
    require(policy.may_reject(by, application), "Only the job's recruiters reject applications.")
    _check_open(application.job)
    if application.is_rejected:
        raise ApplicationIsEnded("This application is already rejected.")
    if not application.is_active:
        raise ApplicationIsEnded("Who is hired is not rejected. Move the application back first.")
    if reason not in Application.RejectionReason.values:
        raise InvalidInput("Choose a reason for the rejection.", field="reason")
    application.status = Application.Status.REJECTED
    application.rejection_reason = reason
    return _end_step(application, StageChange.Outcome.REJECTED, "Rejected", by=by, reason=reason)


@transaction.atomic
def reinstate_application(*, application: Application, by: User) -> StageChange:
    """Undo a rejection: the application stands again in the stage where it was."""
    application = _lock(application)
    require(policy.may_reject(by, application), "Only the job's recruiters undo a rejection.")
    _check_open(application.job)
    if not application.is_rejected:
        raise NotRejected
    application.status = Application.Status.ACTIVE
    application.rejection_reason = ""
    return _end_step(
        application, StageChange.Outcome.REINSTATED, application.stage.name, by=by, reason=""
    )


def refuse_second_application(candidate: Candidate, job: Job) -> None:
    """Raise AlreadyApplied when the candidate is on the job already, in whatever state."""
    existing = (
        candidate.applications.filter(job=job).select_related("candidate", "job", "stage").first()
    )
    if existing:
        raise AlreadyApplied(existing)


def first_stage(job: Job) -> Stage:
    """Return where people enter the job: Prospect where it has one, else Application."""
    stage = job.stages.order_by("position").first()
    if stage is None:
        raise StageNotInPipeline("This job has no stages.")
    return stage


def _lock(application: Application) -> Application:
    """Hold the job, then the application: a job that is just closing takes all of them along."""
    lock_job(application.job)
    return (
        Application.objects.select_for_update(of=("self",))
        .select_related("job", "stage", "candidate")
        .get(pk=application.pk)
    )


def _check_stage(job: Job, stage: Stage) -> None:
    if stage.job_id != job.pk:
        raise StageNotInPipeline


def _check_open(job: Job) -> None:
    if job.is_closed:
        raise JobIsClosed


def _create(
    candidate: Candidate,
    job: Job,
    stage: Stage,
    source: Source | None,
    source_contact: User | None,
    now: datetime,
) -> Application:
    past = None if stage.is_prospect else now
    try:
        with transaction.atomic():
            return Application.objects.create(
                candidate=candidate, job=job, stage=stage, status=_status_in(stage),
                source=source or candidate.source,
                source_contact=source_contact, created_at=now, updated_at=now,
                stage_entered_at=now, applied_at=past, left_prospect_at=past,
            )  # fmt: skip
    except IntegrityError:
        # Somebody else was faster; say so as if we had seen it before.
        refuse_second_application(candidate, job)
        raise


def _status_in(stage: Stage) -> Application.Status:
    is_hired = stage.kind == Stage.Kind.HIRED
    return Application.Status.HIRED if is_hired else Application.Status.ACTIVE


def _enter(application: Application, stage: Stage, now: datetime) -> None:
    application.stage = stage
    application.stage_entered_at = application.updated_at = now
    application.status = _status_in(stage)
    if not stage.is_prospect:
        application.left_prospect_at = application.left_prospect_at or now
        application.applied_at = application.applied_at or now
    application.save()


def _end_step(
    application: Application, outcome: str, label: str, *, by: User, reason: str
) -> StageChange:
    now = timezone.now()
    application.updated_at = now
    application.save()
    change = _add_step(
        application, by=by, to=application.stage, at=now, former=application.stage,
        outcome=outcome, label=label,
    )  # fmt: skip
    _record(f"application.{outcome}", application, by=by, reason=reason)
    return change


def _add_step(
    application: Application,
    *,
    by: User | None,
    to: Stage,
    at: datetime,
    former: Stage | None = None,
    outcome: str = StageChange.Outcome.MOVED,
    label: str = "",
) -> StageChange:
    return StageChange.objects.create(
        application=application, outcome=outcome, from_stage=former, to_stage=to,
        label=label or to.name, changed_by=by, changed_at=at,
    )  # fmt: skip


def _record(verb: str, application: Application, *, by: User | None, **data: str) -> None:
    record(
        verb, by=by, subject=application, job=application.job.public_id,
        candidate=application.candidate.public_id, **data,
    )  # fmt: skip
