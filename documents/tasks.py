"""What workers do for documents, woken by a nudge or a beat."""

from typing import Any

from celery import shared_task

from documents.reading import read_waiting
from documents.sweeping import sweep_by_night
from documents.waking import READ_TEXTS, wake_reader


@shared_task(name=READ_TEXTS)
def read_texts(**kwargs: Any) -> None:
    if read_waiting():
        wake_reader()


@shared_task(name="documents.sweep")
def sweep_files(**kwargs: Any) -> None:
    sweep_by_night()
