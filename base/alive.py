"""Whether what waits is being done: a beat asks each minute, and a worker leaves this sign."""

from datetime import datetime, timedelta

from django.utils import timezone

from base.models import SignOfLife

WORKER = "worker"
# A worker that is busy with something long takes a few minutes.
SILENT_AFTER = timedelta(minutes=5)


def note() -> None:
    """Leave the sign that a worker does what a beat asks for."""
    SignOfLife.objects.update_or_create(program=WORKER, defaults={"seen_at": timezone.now()})


def last_seen() -> datetime | None:
    """Return when a worker last did what a beat asked for; one query."""
    sign = SignOfLife.objects.filter(program=WORKER).first()
    return sign.seen_at if sign else None
