"""What beat asks workers for, done here and now."""

from django.conf import settings

from ats.celery import app


def ring(name: str) -> None:
    """Do the task of one entry of beat's schedule."""
    app.loader.import_default_modules()
    task = str(settings.CELERY_BEAT_SCHEDULE[name]["task"])
    app.tasks[task].apply().get()
