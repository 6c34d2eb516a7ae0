"""Waking a worker once a row is committed. A nudge may be lost: a beat finds what waits."""

import logging

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)

TAKE_IN_SHEETS = "talent_pools.take_in_sheets"
EMPTY_DELETED_POOLS = "talent_pools.empty_deleted_pools"


def wake(task: str) -> None:
    transaction.on_commit(lambda: _nudge(task), robust=True)


def _nudge(task: str) -> None:
    try:
        current_app.send_task(task)
    except OperationalError:
        logger.warning("The queue does not answer; a beat finds what waits")
