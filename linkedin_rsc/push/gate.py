"""One call of a stream at a time, across all workers, and none while LinkedIn asks for a pause.

The gate is a row taken by a conditional UPDATE: it works on both databases, and a sender that
dies gives it back by the clock.
"""

from datetime import datetime, timedelta

from django.db.models import Q

from linkedin_rsc.models import Stream, StreamGate

LEASE = timedelta(minutes=2)


def enter(stream: Stream, now: datetime) -> bool:
    """Take the stream for two minutes; False when another sender has it or it is paused."""
    StreamGate.objects.get_or_create(stream=stream)
    is_free = Q(leased_until=None) | Q(leased_until__lte=now)
    is_open = Q(paused_until=None) | Q(paused_until__lte=now)
    return bool(
        StreamGate.objects.filter(is_free, is_open, stream=stream).update(leased_until=now + LEASE)
    )


def renew(stream: Stream, now: datetime) -> None:
    StreamGate.objects.filter(stream=stream).update(leased_until=now + LEASE)


def leave(stream: Stream, *, paused_until: datetime | None = None) -> None:
    """Give the stream back, closed until `paused_until` when it should rest."""
    StreamGate.objects.filter(stream=stream).update(leased_until=None, paused_until=paused_until)


def is_paused(stream: Stream, now: datetime) -> bool:
    return StreamGate.objects.filter(stream=stream, paused_until__gt=now).exists()
