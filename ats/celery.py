"""The task queue. Work that must not be lost is a row; a task is only a nudge."""

import os

from celery import Celery, beat

from ats.broker import use_whole_messages

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ats.settings")
use_whole_messages()

app = Celery("tandem")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.autodiscover_tasks(["linkedin_rsc.intake", "linkedin_rsc.push"])

# `worker --beat` would fork a process for beat, which costs 80 MB; without processes it takes a
# thread.
beat._Process = None  # type: ignore[misc, assignment]  # As where processes are missing.
