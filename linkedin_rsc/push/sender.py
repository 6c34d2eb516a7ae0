"""Carries what the ledger holds to LinkedIn, stream by stream in LinkedIn's order.

    push_waiting -> for each stream with something due: gate -> claim 100 -> deliver -> settle

Order, batch size, throttling and retries follow rsc-contract sections 7, 12.4 and 12.5. Nothing
is on the wire while a transaction is open.
"""

import logging
from contextlib import suppress
from datetime import timedelta

from django.utils import timezone

from accounts.errors import DomainError
from linkedin_rsc import gateway
from linkedin_rsc.client.errors import Forbidden, LinkedInError, Unauthorized
from linkedin_rsc.client.restli import MAX_BATCH_RECORDS
from linkedin_rsc.client.transport import Transport
from linkedin_rsc.connect.services import refresh_status
from linkedin_rsc.models import Connection, Stream
from linkedin_rsc.push import gate, jobs, ledger, outcomes, streams
from linkedin_rsc.push.eligibility import Sharing

logger = logging.getLogger(__name__)

# A retry or poll due within a minute is worth a nudge of its own; a beat finds later ones.
SOON = timedelta(seconds=60)
# Somebody else has the stream: look again when they are likely done.
LOOK_AGAIN = timedelta(seconds=2)


def push_waiting() -> timedelta | None:
    """Send all that is due; return after how long to look again, None when nothing is near.

    Safe to run any number of times at once: the gates keep the calls of a stream in order.
    """
    sharing = Sharing.current()
    is_busy = False
    for stream in ledger.streams_due(timezone.now()):
        if sharing.sends(stream):
            is_busy |= not _push_stream(stream, sharing)
    now = timezone.now()
    next_due = ledger.next_due(now, SOON)
    if next_due:
        return max(next_due - now, timedelta(seconds=1))
    return LOOK_AGAIN if is_busy else None


def _push_stream(stream: Stream, sharing: Sharing) -> bool:
    """Send all that is due of one stream; False when another sender has it."""
    now = timezone.now()
    if not gate.enter(stream, now):
        return gate.is_paused(stream, now)
    paused_until = None
    try:
        _deliver_all(stream, sharing, gateway.transport_for(Connection.current()))
    except LinkedInError as error:
        logger.warning("Stream %s stopped: %s", stream, type(error).__name__)
        paused_until = outcomes.rest_until(error, timezone.now())
        if isinstance(error, Forbidden | Unauthorized):
            # Perhaps an integration was switched off, or the keys were taken away: find out. What
            # goes wrong there is kept on the connection.
            with suppress(LinkedInError, DomainError):
                refresh_status()
    finally:
        gate.leave(stream, paused_until=paused_until)
    return True


def _deliver_all(stream: Stream, sharing: Sharing, transport: Transport) -> None:
    deliver = streams.deliver
    ledger.rescue(stream, timezone.now())
    if stream == Stream.JOBS:
        jobs.poll(transport, sharing)
        deliver = jobs.deliver
    while rows := ledger.claim(stream, timezone.now(), MAX_BATCH_RECORDS):
        deliver(streams.Batch(stream, rows, sharing, transport))
        gate.renew(stream, timezone.now())
