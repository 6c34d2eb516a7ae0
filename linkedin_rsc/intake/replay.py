"""Notifications put to work again by an administrator. What was done is not done twice."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.activity import record
from accounts.models import User
from base.errors import DomainError, NoLongerHere
from base.rereading import anew
from base.words import gettext_lazy as _
from linkedin_rsc.models import Connection, Notification, ReplayWish
from linkedin_rsc.nudges import PROCESS_NOTIFICATIONS, REPLAY_FAILED, nudge_on_commit
from linkedin_rsc.permissions import REPLAY
from linkedin_rsc.verbs import LinkedInVerb

State = Notification.State

# How a notification is that nobody has worked on.
ANEW: dict[str, Any] = {
    "state": State.RECEIVED, "reason": "", "attempts": 0, "not_before": None,
}  # fmt: skip


class StillInWork(DomainError):
    code = "still_in_work"
    default_message = _("This notification is in work or waiting already.")


class NothingFailed(DomainError):
    code = "nothing_failed"
    default_message = _("No notification has failed.")


@transaction.atomic
def replay(*, notification: Notification, by: User | None) -> Notification:
    """Put an ended notification to work again, or one that waits for its next try; locks it.

    Safe: what was done is not done twice; an export that was done stays done, even where LinkedIn
    would still give the person, who may be erased here by now. Raises NotAllowed, NoLongerHere,
    StillInWork.
    """
    REPLAY.require(by)
    notification = anew(notification, Notification.objects.select_for_update(of=("self",)))
    _refuse_unended(notification)
    if notification.kind == Notification.Kind.EXPORT and notification.state == State.DONE:
        return notification
    for name, value in ANEW.items():
        setattr(notification, name, value)
    notification.save(update_fields=list(ANEW))
    record(LinkedInVerb.NOTIFICATION_REPLAYED, by=by, subject=notification)
    nudge_on_commit(PROCESS_NOTIFICATIONS)
    return notification


def replay_each(*, notifications: Iterable[Notification], by: User) -> tuple[int, list[str]]:
    """Replay some, each by itself; return how many are at work again and why others are not."""
    again, refusals = 0, []
    for notification in notifications:
        try:
            again += replay(notification=notification, by=by).state == State.RECEIVED
        except (NoLongerHere, StillInWork) as refusal:
            refusals.append(refusal.message)
    return again, refusals


@transaction.atomic
def replay_failed(*, by: User | None) -> ReplayWish:
    """Have all that failed processed again in the background. Raises NotAllowed, NothingFailed."""
    REPLAY.require(by)
    newest = Notification.objects.standing(State.FAILED).order_by("-pk").only("pk").first()
    if newest is None:
        raise NothingFailed
    wish = ReplayWish.objects.create(asked_by=by, asked_at=timezone.now(), newest=newest.pk)
    record(LinkedInVerb.FAILED_REPLAYED, by=by, subject=Connection.current())
    nudge_on_commit(REPLAY_FAILED)
    return wish


def _refuse_unended(notification: Notification) -> None:
    is_waiting = notification.state == State.RECEIVED and not notification.not_before
    if is_waiting or notification.state == State.PROCESSING:
        raise StillInWork
    if notification.state == State.HELD:
        raise StillInWork(_("This export waits for a colleague's decision."))
    if notification.kind == Notification.Kind.UNKNOWN:
        said = _("%(reason)s There is nothing to replay.")
        raise StillInWork(said % {"reason": notification.reason})
