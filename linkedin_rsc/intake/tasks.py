from typing import Any

from celery import shared_task

from linkedin_rsc.intake import processing


@shared_task(name="linkedin_rsc.process_waiting_notifications")
def process_waiting_notifications(**kwargs: Any) -> None:
    processing.process_waiting()
