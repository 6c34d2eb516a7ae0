"""Waking a worker once a row is committed. A nudge may be lost: a beat finds what waits."""

import logging

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)

READ_TEXTS = "documents.read_texts"


def wake_reader() -> None:
    transaction.on_commit(_nudge, robust=True)


def _nudge() -> None:
    try:
        current_app.send_task(READ_TEXTS)
    except OperationalError:
        logger.warning("The queue does not answer; a beat finds what waits")
