"""A notification put to work again by an administrator. What was done is not done twice."""

from django.db import transaction

from accounts.activity import record
from accounts.models import User
from base.errors import DomainError
from base.words import gettext_lazy as _
from linkedin_rsc.models import Notification
from linkedin_rsc.nudges import PROCESS_NOTIFICATIONS, nudge_on_commit
from linkedin_rsc.permissions import REPLAY
from linkedin_rsc.verbs import LinkedInVerb

State = Notification.State


class StillInWork(DomainError):
    code = "still_in_work"
    default_message = _("This notification is in work or waiting already.")


@transaction.atomic
def replay(*, notification: Notification, by: User) -> Notification:
    """Put an ended notification to work again, or one that waits for its next try; locks it.

    Safe: what was done is not done twice; an export that was done stays done, even where LinkedIn
    would still give the person, who may be erased here by now. Raises NotAllowed, StillInWork.
    """
    REPLAY.require(by)
    notification = Notification.objects.select_for_update(of=("self",)).get(pk=notification.pk)
    is_waiting = notification.state == State.RECEIVED and not notification.not_before
    if is_waiting or notification.state == State.PROCESSING:
        raise StillInWork
    if notification.state == State.HELD:
        raise StillInWork(_("This export waits for a colleague's decision."))
    if notification.kind == Notification.Kind.UNKNOWN:
        said = _("%(reason)s There is nothing to replay.")
        raise StillInWork(said % {"reason": notification.reason})
    if notification.kind == Notification.Kind.EXPORT and notification.state == State.DONE:
        return notification
    notification.state = State.RECEIVED
    notification.reason = ""
    notification.attempts = 0
    notification.not_before = None
    notification.save()
    record(LinkedInVerb.NOTIFICATION_REPLAYED, by=by, subject=notification)
    nudge_on_commit(PROCESS_NOTIFICATIONS)
    return notification
