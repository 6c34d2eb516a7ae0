"""How long the way back is offered beside what was done, and how a step is taken back."""

from datetime import timedelta

from django.db import transaction

from accounts.models import User
from applications.lifecycle.errors import ChangedMeanwhile, StageNotInPipeline
from applications.lifecycle.moving import move_application
from applications.lifecycle.rejection import reinstate_application
from applications.lifecycle.standing import say_standing
from applications.lifecycle.steps import lock
from applications.models import Application, StageChange
from base.undoing import AlreadyUndone

# So long a page that says what was done shows *Undo*; a message stays no longer unread.
OFFERED = timedelta(seconds=8)
# So long nothing leaves the house of whom a move shows outside for the first time: an *Undo* of the
# last moment is still on its way by then.
UNDO_WINDOW = OFFERED + timedelta(seconds=2)
# However long it took to do, one can see the button before it goes.
LEAST_OFFERED = timedelta(seconds=3)

Outcome = StageChange.Outcome


def still_offered(took: timedelta) -> timedelta:
    """Return how long the way back is offered after doing it to several `took` so long.

    The window of the first of them began before the last of them was done.
    """
    return max(OFFERED - took, LEAST_OFFERED)


@transaction.atomic
def undo_step(*, step: StageChange, by: User) -> StageChange:
    """Take back the move or rejection that this step is; locks the application.

    Whoever has gone on since then is left: raises ChangedMeanwhile, and AlreadyUndone where `by`
    took it back before. Raises as well what moving and reinstating raise.
    """
    application = lock(step.application)
    last = application.stage_changes.order_by("-pk").first()
    if last == step:
        return _take_back(application, step, by)
    if last and last.changed_by_id == by.pk and _takes_back(last, step):
        raise AlreadyUndone
    raise ChangedMeanwhile(say_standing(application))


def _take_back(application: Application, step: StageChange, by: User) -> StageChange:
    if step.outcome == Outcome.REJECTED:
        return reinstate_application(application=application, by=by)
    if step.from_stage is None or step.outcome != Outcome.MOVED:
        # Its stage is gone since then, or nobody was moved.
        raise StageNotInPipeline
    return move_application(application=application, to=step.from_stage, by=by)


def _takes_back(last: StageChange, step: StageChange) -> bool:
    if step.outcome == Outcome.REJECTED:
        return last.outcome == Outcome.REINSTATED
    return (last.from_stage_id, last.to_stage_id) == (step.to_stage_id, step.from_stage_id)
