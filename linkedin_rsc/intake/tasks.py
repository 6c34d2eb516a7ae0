from typing import Any

from celery import shared_task
from django.utils import timezone

from linkedin_rsc.intake import keeping, processing
from linkedin_rsc.nudges import (
    FORGET_RAW_BODIES,
    PROCESS_NOTIFICATIONS,
    REPLAY_FAILED,
    nudge_again,
)


@shared_task(name=PROCESS_NOTIFICATIONS)
def process_waiting_notifications(**kwargs: Any) -> None:
    nudge_again(PROCESS_NOTIFICATIONS, after=processing.process_waiting())


@shared_task(name=REPLAY_FAILED)
def replay_failed(**kwargs: Any) -> None:
    nudge_again(REPLAY_FAILED, after=keeping.replay_as_wanted())


@shared_task(name=FORGET_RAW_BODIES)
def forget_raw_bodies(**kwargs: Any) -> None:
    nudge_again(FORGET_RAW_BODIES, after=keeping.forget_raw_bodies(timezone.now()))
