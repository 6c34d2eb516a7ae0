"""Shaping the process of one draft: its stages are named, added, moved and removed here.

Prospect, Application, Offer and Hired always stand where they stand; between Application and Offer
a job has what it needs. From activation on the process is frozen.
"""

from django.db import transaction
from django.db.models import F

from accounts.activity import record
from accounts.models import User
from base.errors import DomainError, InvalidInput
from base.rereading import reread
from base.text import folded, one_line
from base.words import gettext_lazy as _
from jobs.lifecycle.services import lock
from jobs.models import Job, Stage
from jobs.permissions import SHAPE_PROCESS
from jobs.verbs import JobVerb

MIDDLE_KINDS = (Stage.Kind.SCREENING, Stage.Kind.INTERVIEW)
MAX_STAGES = 12
MAX_NAME_CHARACTERS = 60


class ProcessIsFrozen(DomainError):
    code = "process_frozen"
    default_message = _("The process was frozen when the job became active.")


class StageIsFixed(DomainError):
    code = "stage_fixed"
    default_message = _("This stage belongs to every process and stays where it is.")


@transaction.atomic
def add_stage(*, job: Job, name: str, kind: str, by: User) -> Stage:
    """Add a screening or interview stage before Offer.

    Raises NotAllowed, ProcessIsFrozen, InvalidInput.
    """
    _open_process(job, by)
    if kind not in MIDDLE_KINDS:
        raise InvalidInput(_("Choose screening or interview."), field="kind")
    stages = list(job.stages.order_by("position"))
    if len(stages) >= MAX_STAGES:
        raise InvalidInput(
            _("A process has at most %(count)d stages.") % {"count": MAX_STAGES}, field="name"
        )
    stage = Stage(job=job, name=_checked_name(job, name), kind=kind, position=len(stages) + 1)
    stage.save()
    before = next(
        (place for place, other in enumerate(stages) if other.kind == Stage.Kind.OFFER), len(stages)
    )
    _keep_order(job, [*stages[:before], stage, *stages[before:]], by)
    return stage


@transaction.atomic
def rename_stage(*, stage: Stage, name: str, by: User) -> Stage:
    """Give a stage of a draft another name.

    Raises NotAllowed, ProcessIsFrozen, NoLongerHere, InvalidInput.
    """
    _hold(stage, by)
    name = _checked_name(stage.job, name, but=stage)
    if name != stage.name:
        stage.name = name
        stage.save(update_fields=["name"])
        _record_process(stage.job, by)
    return stage


@transaction.atomic
def remove_stage(*, stage: Stage, by: User) -> None:
    """Take a middle stage out of a draft.

    Raises NotAllowed, ProcessIsFrozen, NoLongerHere, StageIsFixed.
    """
    _hold(stage, by)
    if stage.kind not in MIDDLE_KINDS:
        raise StageIsFixed
    stage.delete()
    _keep_order(stage.job, list(stage.job.stages.order_by("position")), by)


@transaction.atomic
def shift_stage(*, stage: Stage, by: User, is_later: bool) -> None:
    """Let a middle stage change places with its neighbour.

    Raises NotAllowed, ProcessIsFrozen, NoLongerHere, and StageIsFixed where no middle stage is
    beside it.
    """
    _hold(stage, by)
    stages = list(stage.job.stages.order_by("position"))
    here = stages.index(stage)
    there = here + (1 if is_later else -1)
    if not 0 <= there < len(stages) or not _are_middle(stages[here], stages[there]):
        raise StageIsFixed
    stages[here], stages[there] = stages[there], stages[here]
    _keep_order(stage.job, stages, by)


def _open_process(job: Job, by: User) -> None:
    SHAPE_PROCESS.require(by, job)
    lock(job)
    if job.status != Job.Status.DRAFT:
        raise ProcessIsFrozen


def _hold(stage: Stage, by: User) -> None:
    _open_process(stage.job, by)
    reread(stage, _("Somebody removed this stage meanwhile."), fields=["name", "position"])


def _are_middle(*stages: Stage) -> bool:
    return all(stage.kind in MIDDLE_KINDS for stage in stages)


def _checked_name(job: Job, name: str, but: Stage | None = None) -> str:
    name = one_line(name)
    if not name:
        raise InvalidInput(_("Give the stage a name."), field="name")
    if len(name) > MAX_NAME_CHARACTERS:
        raise InvalidInput(
            _("Shorten the name to %(count)d characters.") % {"count": MAX_NAME_CHARACTERS},
            field="name",
        )
    others = job.stages.exclude(pk=but.pk) if but else job.stages.all()
    if folded(name) in map(folded, others.values_list("name", flat=True)):
        raise InvalidInput(_("There is a stage %(name)s already.") % {"name": name}, field="name")
    return name


def _keep_order(job: Job, stages: list[Stage], by: User) -> None:
    """Number the stages as they stand here; place 0 is kept for Prospect."""
    first = 0 if stages[0].is_prospect else 1
    # Out of the way first, because no two stages of a job may share a place even for a moment.
    job.stages.update(position=F("position") + 2 * MAX_STAGES)
    for position, stage in enumerate(stages, start=first):
        stage.position = position
    Stage.objects.bulk_update(stages, ["position"])
    _record_process(job, by)


def _record_process(job: Job, by: User) -> None:
    names = list(job.stages.order_by("position").values_list("name", flat=True))
    record(JobVerb.PROCESS_CHANGED, by=by, subject=job, job=job.public_id, stages=names)
