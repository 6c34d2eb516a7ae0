"""What a beat does for what every app shares."""

from typing import Any

from celery import shared_task

from base import alive
from base.api.idempotency import outdated


@shared_task(name="base.forget_answers")
def forget_answers(**kwargs: Any) -> None:
    """Delete the answers of the API that are no longer repeated."""
    outdated().delete()


@shared_task(name="base.note_sign_of_life")
def note_sign_of_life(**kwargs: Any) -> None:
    """Show that a beat asks and a worker answers."""
    alive.note()
