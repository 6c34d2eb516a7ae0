"""How an application ends with a reason, and comes back."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications.lifecycle.errors import ApplicationIsEnded, NotRejected
from applications.lifecycle.standing import check_seen, say_standing
from applications.lifecycle.steps import add_step, check_open, lock, record_on
from applications.models import Application, StageChange
from applications.permissions import REINSTATE, REJECT
from applications.verbs import ApplicationVerb
from base.errors import InvalidInput

VERBS = {
    StageChange.Outcome.REJECTED: ApplicationVerb.REJECTED,
    StageChange.Outcome.REINSTATED: ApplicationVerb.REINSTATED,
}


@transaction.atomic
def reject_application(
    *, application: Application, reason: str, by: User, seen_in: str = ""
) -> StageChange:
    """End an active application with a reason; `reinstate_application` undoes it.

    `seen_in` is the public id of the stage where it was seen, "" when that does not matter.
    """
    application = lock(application)
    REJECT.require(by, application)
    check_open(application.job)
    if application.is_rejected:
        raise ApplicationIsEnded(say_standing(application))
    check_seen(application, seen_in)
    if not application.is_active:
        raise ApplicationIsEnded(
            _("Who is hired is not rejected. Move the application back first.")
        )
    if reason not in Application.RejectionReason.values:
        raise InvalidInput(_("Choose a reason for the rejection."), field="reason")
    application.status = Application.Status.REJECTED
    application.rejection_reason = reason
    return _end_step(application, StageChange.Outcome.REJECTED, "Rejected", by=by, reason=reason)


@transaction.atomic
def reinstate_application(*, application: Application, by: User, seen_in: str = "") -> StageChange:
    """Undo a rejection: the application stands again in the stage where it was.

    `seen_in` is the public id of the stage where it was seen, "" when that does not matter.
    """
    application = lock(application)
    REINSTATE.require(by, application)
    check_open(application.job)
    if not application.is_rejected:
        raise NotRejected(say_standing(application))
    check_seen(application, seen_in)
    application.status = Application.Status.ACTIVE
    application.rejection_reason = ""
    return _end_step(
        application, StageChange.Outcome.REINSTATED, application.stage.name, by=by, reason=""
    )


def _end_step(
    application: Application, outcome: StageChange.Outcome, label: str, *, by: User, reason: str
) -> StageChange:
    now = timezone.now()
    application.updated_at = now
    application.save()
    change = add_step(
        application, by=by, to=application.stage, at=now, former=application.stage,
        outcome=outcome, label=label,
    )  # fmt: skip
    record_on(VERBS[outcome], application, by=by, step=change, reason=reason)
    return change
