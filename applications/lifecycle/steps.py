"""What starting, moving and ending share: the lock, the checks, the step of the history."""

from datetime import datetime

from accounts.activity import record
from accounts.models import User
from accounts.verbs import Verb
from applications.lifecycle.errors import StageNotInPipeline
from applications.models import Application, StageChange
from base.rereading import anew
from jobs.lifecycle.services import JobIsClosed
from jobs.models import Job, Stage


def lock(application: Application) -> Application:
    """Hold the job, then the application: a job that is just closing takes all of them along.

    Notes and feedback may refer to the application meanwhile: who writes them holds the person, for
    whom we may be about to wait. Raises NoLongerHere.
    """
    job = anew(Job(pk=application.job_id), Job.objects.select_for_update())
    held = Application.objects.select_for_update(of=("self",), no_key=True)
    application = anew(application, held.select_related("stage", "candidate"))
    application.job = job
    return application


def check_stage(job: Job, stage: Stage) -> None:
    if stage.job_id != job.pk:
        raise StageNotInPipeline


def check_open(job: Job) -> None:
    if job.is_closed:
        raise JobIsClosed


def status_in(stage: Stage) -> Application.Status:
    is_hired = stage.kind == Stage.Kind.HIRED
    return Application.Status.HIRED if is_hired else Application.Status.ACTIVE


def add_step(
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


def record_on(
    verb: Verb, application: Application, *, by: User | None, step: StageChange, **data: str
) -> None:
    """Record what was done, with the step of the history that it made."""
    record(
        verb, by=by, subject=application, job=application.job.public_id,
        candidate=application.candidate.public_id, step=step.public_id, **data,
    )  # fmt: skip
