"""Carries what the ledger holds to LinkedIn, stream by stream in LinkedIn's order.

    push_waiting -> for each stream with something due: lease -> claim 100 -> deliver -> settle

Order, batch size, throttling and retries follow rsc-contract sections 7, 12.4 and 12.5. Nothing
is on the wire while a transaction is open.
"""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone

from linkedin_rsc import gateway, leases
from linkedin_rsc.client.errors import Forbidden, LinkedInError, Throttled, Unauthorized
from linkedin_rsc.client.restli import MAX_BATCH_RECORDS
from linkedin_rsc.connection.status import look_into_refusal
from linkedin_rsc.models import Connection, Stream
from linkedin_rsc.push import due, jobs, ledger, outcomes, streams
from linkedin_rsc.push.eligibility import Sharing

logger = logging.getLogger(__name__)

# What falls due or finds room within a minute or so is worth a nudge of its own; a beat finds
# the rest.
SOON = timedelta(seconds=65)
A_MOMENT = timedelta(seconds=1)


def push_waiting() -> timedelta | None:
    """Send all that is due; return after how long to look again, None when nothing is near.

    Safe to run any number of times at once: the leases keep the calls of a stream in order, and
    whoever gives one back looks once more, so whoever found it taken need not wait for it.
    """
    stopped: set[Stream] = set()
    waits: list[datetime] = []
    while waiting := [one for one in due.streams_due(timezone.now()) if one not in stopped]:
        for stream in waiting:
            if not _push_stream(stream, waits):
                stopped.add(stream)
    return _next_look(waits)


def _next_look(waits: Iterable[datetime]) -> timedelta | None:
    """Return when something falls due in a stream that nobody sends and nothing keeps shut.

    `waits` are the moments of room in streams that were sent all LinkedIn takes.
    """
    now, sharing = timezone.now(), Sharing.current()
    rests = leases.rests(now)
    looks = [
        max(moment, rests.get(stream, moment), now + A_MOMENT)
        for stream, moment in due.next_due(now + SOON).items()
        if sharing.sends(stream)
    ]
    looks += [max(moment, now + A_MOMENT) for moment in waits]
    soon = min(looks, default=now + SOON * 2)
    return soon - now if soon <= now + SOON else None


def _push_stream(stream: Stream, waits: list[datetime]) -> bool:
    """Send what is due of one stream; False when nothing of it could be sent now.

    Adds to `waits` when there is room again for what was left.
    """
    lease = leases.enter(stream, timezone.now()) if Sharing.current().sends(stream) else None
    if lease is None:
        return False
    paused_until, strikes = None, 0
    try:
        return _deliver_all(stream, lease)
    except leases.LeaseLost:
        logger.warning("Stream %s was taken over by another sender", stream)
    except LinkedInError as error:
        logger.warning("Stream %s stopped: %s", stream, type(error).__name__)
        paused_until = outcomes.rest_until(error, timezone.now(), strikes=lease.strikes)
        strikes = lease.strikes + isinstance(error, Throttled)
        if isinstance(error, Forbidden | Unauthorized):
            look_into_refusal()
    finally:
        now = timezone.now()
        if wait := lease.wait(now):
            waits.append(now + wait)
        lease.leave(paused_until=paused_until, strikes=strikes)
    return False


def _deliver_all(stream: Stream, lease: leases.Lease) -> bool:
    """Send batch after batch; False when there was nothing to send.

    What may go is read anew for each batch: a first sync takes hours, switching off a second.
    Raises LinkedInError, LeaseLost.
    """
    has_sent = False
    deliver = jobs.deliver if stream == Stream.JOBS else streams.deliver
    ledger.rescue(stream, timezone.now())
    while True:
        lease.renew(timezone.now())
        connection = Connection.current()
        sharing = Sharing.of(connection)
        if not sharing.sends(stream):
            break
        transport = gateway.transport_for(connection)
        has_polled = stream == Stream.JOBS and jobs.poll(transport, sharing)
        now = timezone.now()
        rows = ledger.claim(stream, now, min(MAX_BATCH_RECORDS, lease.room(now)))
        if rows:
            deliver(streams.Batch(stream, rows, sharing, transport, lease))
            lease.strikes = 0
        if not (rows or has_polled):
            break
        has_sent = True
    return has_sent
