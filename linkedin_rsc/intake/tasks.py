from typing import Any

from celery import shared_task
from django.utils import timezone

from linkedin_rsc.intake import services


@shared_task(name="linkedin_rsc.process_notification")
def process_notification(*, notification_id: int, **kwargs: Any) -> None:
    services.process(notification_id=notification_id)


@shared_task(name="linkedin_rsc.process_waiting_notifications")
def process_waiting_notifications(**kwargs: Any) -> None:
    """Bring into work what is new, due again, or was left by a dead worker."""
    for notification_id in services.waiting(timezone.now()):
        process_notification.delay(notification_id=notification_id)
