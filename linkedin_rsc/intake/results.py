"""What became of a notification, written unless another worker has taken it over meanwhile."""

from datetime import datetime

from django.utils import timezone

from linkedin_rsc.models import Notification

State = Notification.State

RESULT_FIELDS = ("state", "reason", "not_before", "processed_at", "application")


def finish(notification: Notification, state: str, reason: str = "") -> None:
    notification.state = state
    notification.reason = reason
    notification.not_before = None
    notification.processed_at = timezone.now()
    _save(notification)


def try_again(notification: Notification, reason: str, *, at: datetime) -> None:
    notification.state = State.RECEIVED
    notification.reason = reason
    notification.not_before = at
    _save(notification)


def _save(notification: Notification) -> None:
    ours = Notification.objects.filter(
        pk=notification.pk,
        state=State.PROCESSING,
        processing_since=notification.processing_since,
    )
    ours.update(**{name: getattr(notification, name) for name in RESULT_FIELDS})
