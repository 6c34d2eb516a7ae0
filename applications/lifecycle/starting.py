"""How an application begins."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from applications.lifecycle.errors import AlreadyApplied, NoProspectStage, StageNotInPipeline
from applications.lifecycle.steps import add_step, check_stage, record_on, status_in
from applications.models import Application
from applications.permissions import ADD_TO_JOB
from applications.verbs import ApplicationVerb
from base.words import gettext as _
from candidates.details.services import lock as lock_candidate
from candidates.models import Candidate, Source
from candidates.permissions import DECIDE_ACCESS
from candidates.sources import source_named
from jobs.lifecycle.services import JobIsNotOpen
from jobs.lifecycle.services import lock as lock_job
from jobs.models import Job, Stage


@transaction.atomic
def start_application(
    *,
    candidate: Candidate,
    job: Job,
    by: User | None,
    stage: Stage | None = None,
    source: Source | str | None = None,
    source_contact: User | None = None,
    is_new: bool = False,
) -> Application:
    """Put a candidate on an active job, by default as a prospect where the job has prospects.

    `source` is one that exists or the name of one, by default the candidate's. Locks the candidate,
    then the job: nobody joins a job that is just closing, and whoever changes both comes in the
    same order. `by` is None when it arrives from outside; access is then the caller's to decide.
    `is_new` says that the same transaction made the candidate, who is closed to nobody yet.
    Raises AlreadyApplied, JobIsNotOpen, StageNotInPipeline, NotAllowed; changes nothing then.
    """
    ADD_TO_JOB.require(by, job)
    lock_candidate(candidate)
    if candidate.is_private and not is_new:
        # It opens the record to whoever leads that job.
        DECIDE_ACCESS.require(by, candidate)
    refuse_second_application(candidate, job)
    lock_job(job)
    _check_active(job)
    stage = stage or first_stage(job)
    check_stage(job, stage)
    if isinstance(source, str):
        source = source_named(source)
    application = _create(candidate, job, stage, source, source_contact, timezone.now())
    step = add_step(application, by=by, to=stage, at=application.created_at)
    record_on(ApplicationVerb.CREATED, application, by=by, step=step, stage=stage.name)
    return application


def convert_to_prospect(
    *, candidate: Candidate, job: Job, source: Source, source_contact: User | None
) -> Application:
    """Put a candidate from outside into a job's Prospect stage.

    Raises JobIsNotOpen, NoProspectStage, AlreadyApplied.
    """
    return start_application(
        candidate=candidate, job=job, by=None, stage=prospect_stage(job), source=source,
        source_contact=source_contact,
    )  # fmt: skip


def prospect_stage(job: Job) -> Stage:
    """Return where an active job takes prospects. Raises NoProspectStage, JobIsNotOpen."""
    stage = job.stages.filter(kind=Stage.Kind.PROSPECT).first()
    if stage is None:
        said = _("%(job)s takes no prospects: it has no Prospect stage.")
        raise NoProspectStage(said % {"job": job})
    _check_active(job)
    return stage


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
        raise StageNotInPipeline(_("This job has no stages."))
    return stage


def _check_active(job: Job) -> None:
    if not job.is_active:
        raise JobIsNotOpen(_("%(job)s is not active.") % {"job": job})


def _create(
    candidate: Candidate,
    job: Job,
    stage: Stage,
    source: Source | None,
    source_contact: User | None,
    now: datetime,
) -> Application:
    """Make the row; nobody else can have been faster, since the candidate is held."""
    past = None if stage.is_prospect else now
    return Application.objects.create(
        candidate=candidate, job=job, stage=stage, status=status_in(stage),
        source=source or candidate.source, source_contact=source_contact, created_at=now,
        updated_at=now, stage_entered_at=now, applied_at=past, left_prospect_at=past,
    )  # fmt: skip
