"""What a beat does for what every app shares."""

from typing import Any

from celery import shared_task

from base.api.idempotency import outdated


@shared_task(name="base.forget_answers")
def forget_answers(**kwargs: Any) -> None:
    """Delete the answers of the API that are no longer repeated."""
    outdated().delete()
