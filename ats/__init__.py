"""The frame: settings, addresses, the task queue and the pages around every other app."""

from ats.celery import app as celery_app

__all__ = ["celery_app"]
