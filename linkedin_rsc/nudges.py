"""Waking a worker once the rows it shall look at are committed.

A nudge may be lost (queue down, worker killed): the row stays, and a beat finds it. So a nudge
names its task instead of importing it, and never fails the request that stored the row.
"""

from typing import Any

from celery import current_app
from django.db import transaction

PROCESS_NOTIFICATION = "linkedin_rsc.process_notification"
PUSH_WAITING = "linkedin_rsc.push_waiting"
FILL_LEDGER = "linkedin_rsc.fill_ledger"


def nudge_on_commit(task: str, **arguments: Any) -> None:
    transaction.on_commit(lambda: nudge(task, **arguments), robust=True)


def nudge(task: str, *, countdown_s: float | None = None, **arguments: Any) -> None:
    current_app.send_task(task, kwargs=arguments, countdown=countdown_s)
