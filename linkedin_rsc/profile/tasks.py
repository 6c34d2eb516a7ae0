"""What workers do about profiles, woken by a beat; each nudges itself on."""

from typing import Any

from celery import shared_task

from linkedin_rsc.nudges import READ_MATCHES, nudge_again
from linkedin_rsc.profile.looking import look_at_matches


@shared_task(name=READ_MATCHES)
def read_matches(**kwargs: Any) -> None:
    nudge_again(READ_MATCHES, after=look_at_matches())
