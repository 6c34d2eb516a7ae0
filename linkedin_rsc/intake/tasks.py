from typing import Any

from celery import shared_task

from linkedin_rsc.intake import processing
from linkedin_rsc.nudges import PROCESS_NOTIFICATIONS, nudge_again


@shared_task(name=PROCESS_NOTIFICATIONS)
def process_waiting_notifications(**kwargs: Any) -> None:
    nudge_again(PROCESS_NOTIFICATIONS, after=processing.process_waiting())
