"""What workers do for interviews, woken by a nudge or a beat."""

from typing import Any

from celery import shared_task

from interviews.invitations.sending import send_waiting
from interviews.invitations.waking import SEND_INVITATIONS, wake_sender


@shared_task(name=SEND_INVITATIONS)
def send_invitations(**kwargs: Any) -> None:
    if send_waiting():
        wake_sender()
