"""Waking a worker once a row is committed. A nudge may be lost: a beat finds what waits."""

import logging

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)


def wake(task: str) -> None:
    """Have a worker do the task with this name as soon as the transaction is committed."""
    transaction.on_commit(lambda: _nudge(task), robust=True)


def _nudge(task: str) -> None:
    try:
        current_app.send_task(task)
    except OperationalError:
        logger.warning("The queue does not answer; a beat finds what waits")
