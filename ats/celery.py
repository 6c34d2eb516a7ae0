"""The task queue. Work that must not be lost is a row; a task is only a nudge."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ats.settings")

app = Celery("tandem")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.autodiscover_tasks(related_name="intake.tasks")
app.autodiscover_tasks(related_name="push.tasks")
