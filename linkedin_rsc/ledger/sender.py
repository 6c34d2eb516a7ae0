"""Carries what the ledger holds to LinkedIn, stream by stream in LinkedIn's order.

    push_waiting -> for each stream with something due: lease -> claim a batch -> deliver -> settle

Order, batch size, throttling and retries follow rsc-contract sections 7, 12.4 and 12.5. Nothing
is on the wire while a transaction is open.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from base import stopping
from linkedin_rsc import gateway, leases
from linkedin_rsc.client.generations.table import PUT
from linkedin_rsc.client.transport import Transport
from linkedin_rsc.leases import clock
from linkedin_rsc.ledger import due, job_tasks
from linkedin_rsc.ledger.batch import Batch
from linkedin_rsc.ledger.claim import Claims, rescue
from linkedin_rsc.ledger.deliver import deliver
from linkedin_rsc.ledger.turn import turn
from linkedin_rsc.models import Connection, Stream
from linkedin_rsc.streams import OutgoingStream
from linkedin_rsc.streams.sharing import Sharing
from linkedin_rsc.streams.stream import shared_by_call

# What falls due or finds room within a minute or so is worth a nudge of its own; a beat finds
# the rest.
SOON = timedelta(seconds=65)
A_MOMENT = timedelta(seconds=1)
AT_ONCE = timedelta()
# A look ends about then and is followed by another one, so that a worker is never busy for long.
LOOK = timedelta(seconds=20)
# So many calls share the statements of a batch: to word these is a third of the work of a call.
CALLS_A_BATCH = 4
# So many batches of one stream, then the next has its turn: a first sync keeps no stage waiting.
BATCHES_A_TURN = 5


@dataclass
class Look:
    """One run of the sender: until when it goes on, and what it has learnt."""

    until: datetime
    stopped: set[str] = field(default_factory=set)
    # When there is room again in streams that were sent all LinkedIn takes, and when those are free
    # whose sender seems dead.
    waits: list[datetime] = field(default_factory=list)
    # Where each stream's claims have come to: they go on there when it has its turn again.
    claims: dict[str, Claims] = field(default_factory=dict)

    @property
    def is_over(self) -> bool:
        return stopping.is_asked() or clock.now() >= self.until


def push_waiting() -> timedelta | None:
    """Send what is due, for a while; return after how long to look again, None if nothing is near.

    Safe to run any number of times at once: the leases keep the calls of a stream in order, and
    whoever gives one back looks once more, so whoever found it taken need not wait for it.
    """
    clock.ask()
    look = Look(clock.now() + LOOK)
    while waiting := _waiting(look):
        for stream in waiting:
            if look.is_over:
                return AT_ONCE
            if not _push_stream(stream, look):
                look.stopped.add(stream.NAME)
    return _next_look(look)


def _waiting(look: Look) -> list[OutgoingStream]:
    found = due.streams_due(clock.now())
    return [stream for stream in found if stream.NAME not in look.stopped]


def _next_look(look: Look) -> timedelta | None:
    """Return when something falls due in a stream that nobody sends and nothing keeps shut."""
    now, sharing = clock.now(), Sharing.current()
    rests = leases.rests(now)
    soon = {**due.next_due(now, now + SOON), **_due_after_pauses(look, now)}
    looks = [
        max(moment, rests.get(stream, moment), now + A_MOMENT)
        for stream, moment in soon.items()
        if sharing.lets_out(stream)
    ]
    looks += [max(moment, now + A_MOMENT) for moment in look.waits]
    first = min(looks, default=now + SOON * 2)
    return first - now if first <= now + SOON else None


def _due_after_pauses(look: Look, now: datetime) -> dict[Stream, datetime]:
    """Return until when those streams pause that have something due by now."""
    pauses = leases.pauses(now) if look.stopped else {}
    shut = [one.NAME for one in due.streams_due(now) if one.NAME in pauses] if pauses else []
    return {name: pauses[name] for name in shut}


def _push_stream(stream: OutgoingStream, look: Look) -> bool:
    """Send what is due of one stream; False when nothing of it could be sent now."""
    name = stream.NAME
    if not Sharing.current().lets_out(name):
        return False
    lease = leases.enter(name)
    if lease is None:
        if (freed_after := leases.overdue(name)) is not None:
            look.waits.append(clock.now() + freed_after)
        return False
    has_sent = False
    with turn(lease):
        has_sent = _deliver_some(stream, lease, look)
    now = clock.now()
    if wait := lease.wait(now):
        look.waits.append(now + wait)
    return has_sent


def _deliver_some(stream: OutgoingStream, lease: leases.Lease, look: Look) -> bool:
    """Send batch after batch for one turn; False when there was nothing to send.

    What may go is read anew for each batch: a first sync takes hours, switching off a second.
    Raises LinkedInError, LeaseLost.
    """
    rescue(stream.NAME, clock.now())
    transport = gateway.transport_for(Connection.current())
    shared = shared_by_call(stream, transport, PUT)
    look.claims.setdefault(stream.NAME, Claims(stream.NAME, shared))
    for number in range(BATCHES_A_TURN):
        lease.renew(clock.now())
        if not _deliver_next(stream, lease, look, transport):
            return number > 0
        if look.is_over:
            break
    return True


def _deliver_next(
    stream: OutgoingStream, lease: leases.Lease, look: Look, transport: Transport
) -> bool:
    """Send one batch; False when there was none, or nothing may go any more."""
    sharing, claims = Sharing.current(), look.claims[stream.NAME]

    def goes_on() -> bool:
        return not look.is_over and Sharing.current() == sharing

    if not sharing.lets_out(stream.NAME):
        return False
    has_polled = stream.NAME == Stream.JOBS and job_tasks.poll(transport, sharing)
    now = clock.now()
    at_most = transport.form_of(stream.RESOURCE, PUT).max_records
    calls = 1 if claims.shared else CALLS_A_BATCH
    rows = claims.take(now, min(at_most * calls, lease.room(now)), sharing.epoch)
    if rows:
        deliver(Batch(stream, rows, sharing, transport, lease, goes_on))
    return bool(rows) or has_polled
