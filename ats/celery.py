"""The task queue. Work that must not be lost is a row; a task is only a nudge."""

import os
from typing import Any

from celery import Celery
from celery.signals import celeryd_init, worker_shutting_down

from ats.broker import use_whole_messages
from base import stopping

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ats.settings")
use_whole_messages()

app = Celery("tandem")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.autodiscover_tasks(
    [
        "linkedin_rsc.connect",
        "linkedin_rsc.intake",
        "linkedin_rsc.ledger",
        "linkedin_rsc.profile",
        "linkedin_rsc.pull",
        "linkedin_rsc.pull.closed",
    ]
)

worker_shutting_down.connect(stopping.ask)


@celeryd_init.connect
def keep_beat_within(**kwargs: Any) -> None:
    """Let `worker --beat` take a thread for beat; the process it would fork costs 80 MB."""
    from celery import beat

    beat._Process = None  # type: ignore[misc, assignment]  # As where processes are missing.
