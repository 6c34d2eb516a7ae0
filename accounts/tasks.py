"""What a beat does for the people's part of the house."""

from typing import Any

from celery import shared_task

from accounts.api.idempotency import outdated


@shared_task(name="accounts.forget_answers")
def forget_answers(**kwargs: Any) -> None:
    """Delete the answers of the API that are no longer repeated."""
    outdated().delete()
