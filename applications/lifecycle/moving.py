"""How an application moves through its job's stages."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from applications.lifecycle.errors import AlreadyInStage, ApplicationIsEnded
from applications.lifecycle.standing import check_seen, say_standing
from applications.lifecycle.steps import (
    add_step,
    check_open,
    check_stage,
    lock,
    record_on,
    status_in,
)
from applications.models import Application, StageChange
from applications.permissions import MOVE
from applications.verbs import ApplicationVerb
from base.words import gettext as _
from jobs.models import Stage


@transaction.atomic
def move_application(
    *, application: Application, to: Stage, by: User, seen_in: str = ""
) -> StageChange:
    """Move to any other stage of the job's process, forward or back; locks the application.

    `seen_in` is the public id of the stage where it was seen, "" when that does not matter.
    Raises NotAllowed, StageNotInPipeline, ApplicationIsEnded, ChangedMeanwhile, AlreadyInStage.
    """
    application = lock(application)
    MOVE.require(by, application)
    check_stage(application.job, to)
    check_open(application.job)
    if application.status not in {Application.Status.ACTIVE, Application.Status.HIRED}:
        said = _("%(why)s Reinstate the application first.")
        raise ApplicationIsEnded(said % {"why": say_standing(application)})
    check_seen(application, seen_in)
    if application.stage_id == to.pk:
        raise AlreadyInStage(_("The application already stands in %(stage)s.") % {"stage": to.name})
    former = application.stage
    _enter(application, to, timezone.now())
    change = add_step(application, by=by, to=to, at=application.stage_entered_at, former=former)
    record_on(
        ApplicationVerb.STAGE_CHANGED, application, by=by, step=change,
        from_stage=former.name, to_stage=to.name,
    )  # fmt: skip
    return change


def _enter(application: Application, stage: Stage, now: datetime) -> None:
    application.stage = stage
    application.stage_entered_at = application.updated_at = now
    application.status = status_in(stage)
    if stage.is_prospect:
        application.left_prospect_at = None
    else:
        application.left_prospect_at = application.left_prospect_at or now
        application.applied_at = application.applied_at or now
    application.save()
