"""Reading back whom LinkedIn takes our candidates for, in the background (rsc-contract 7.2.3).

    push -> ProfileMatch rows due -> look_at_matches(): lease -> a batch of what is due -> one call
    -> findings kept -> when to look next

Due 15 minutes, an hour and a day after a candidate was sent, then weekly while unmatched. A row
stays due until its finding is kept, whatever becomes of the worker.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from base import stopping
from linkedin_rsc import gateway, leases
from linkedin_rsc.client.resources import MemberMatches, matched_members
from linkedin_rsc.client.restli import MAX_BATCH_RECORDS
from linkedin_rsc.client.transport import Transport
from linkedin_rsc.leases import clock
from linkedin_rsc.ledger.matches import FIRST_LOOK
from linkedin_rsc.ledger.turn import turn
from linkedin_rsc.models import Connection, ProfileMatch, Stream
from linkedin_rsc.profile.findings import keep
from linkedin_rsc.profile.members import readable
from linkedin_rsc.streams.listed import listed_keys
from linkedin_rsc.streams.sharing import Sharing

State = ProfileMatch.State

# After the first look; the last one repeats (rsc-contract 7.2.2).
WAITS = (
    timedelta(hours=1) - FIRST_LOOK,
    timedelta(hours=23),
    timedelta(days=7),
)
# A run ends about then and is followed by another one, so that a worker is never busy for long.
RUN = timedelta(seconds=20)
# Somebody is sending candidates: look again between two of their turns.
A_WHILE = timedelta(seconds=5)


def look_at_matches() -> timedelta | None:
    """Ask LinkedIn about what is due, for a while; return after how long to go on, None if done.

    Safe to run any number of times at once: matches are read under the lease of candidates.
    """
    sharing = Sharing.current()
    if not sharing.sends(Stream.CANDIDATES) or not is_due(sharing.application):
        return None
    clock.ask()
    lease = leases.enter(Stream.CANDIDATES)
    if lease is None:
        return A_WHILE
    is_done = False
    with turn(lease):
        is_done = _look_for_a_while(lease, until=clock.now() + RUN)
    return None if is_done else A_WHILE


def is_due(application: str) -> bool:
    return bool(_due(application, clock.now(), 1))


def _look_for_a_while(lease: leases.Lease, until: datetime) -> bool:
    """Return whether nothing more is due. Raises LinkedInError, LeaseLost."""
    transport = gateway.transport_for(Connection.current())
    while not stopping.is_asked() and clock.now() < until:
        sharing, now = Sharing.current(), clock.now()
        if not sharing.sends(Stream.CANDIDATES):
            return True
        rows = _due(sharing.application, now, min(MAX_BATCH_RECORDS, lease.room(now)))
        if not rows:
            return True
        look_at(rows, lease, transport, sharing)
    return False


def look_at(
    rows: Sequence[ProfileMatch], lease: leases.Lease, transport: Transport, sharing: Sharing
) -> None:
    """Ask LinkedIn about up to 100 candidates and keep what it finds; constant statements."""
    lease.spend(len(rows), clock.now())
    ids = [row.candidate.public_id for row in rows]
    answers = matched_members(transport, sharing.organization, ids)
    lease.renew(clock.now())
    _keep(rows, answers, sharing, clock.now())


@transaction.atomic
def _keep(
    rows: Sequence[ProfileMatch],
    answers: Mapping[str, MemberMatches],
    sharing: Sharing,
    now: datetime,
) -> None:
    """Keep the findings about those that nobody has decided on or sent since they were read."""
    seen = {row.pk: row for row in rows}
    locked = ProfileMatch.objects.filter(pk__in=listed_keys(seen)).order_by("candidate_id")
    current = [
        row
        for row in locked.select_related("candidate").select_for_update(of=("self",))
        if (row.due_at, row.state) == (seen[row.pk].due_at, seen[row.pk].state)
    ]
    for row in current:
        row.looked_at, row.due_at = now, _next_look(row, answers, now)
        row.tries = min(row.tries + 1, len(WAITS))
    found = {
        row.candidate_id: readable(answers[row.candidate.public_id])
        for row in current
        if row.candidate.public_id in answers
    }
    keep(current, found, sharing, now)


def _next_look(
    row: ProfileMatch, answers: Mapping[str, MemberMatches], now: datetime
) -> datetime | None:
    """Return when to ask again; never about whom LinkedIn does not know, until they are sent."""
    if row.candidate.public_id not in answers:
        return None
    return now + WAITS[min(row.tries, len(WAITS) - 1)]


def _due(application: str, now: datetime, limit: int) -> list[ProfileMatch]:
    """Return what is due longest, on its index."""
    due = ProfileMatch.objects.filter(
        application_urn=application, due_at__isnull=False, due_at__lte=now
    )
    return list(due.select_related("candidate").order_by("due_at")[:limit])
