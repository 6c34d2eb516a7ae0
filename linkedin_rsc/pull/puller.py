"""Asks LinkedIn what is due, slice by slice of time; one worker at a time.

    pull_due -> lease -> the longest overdue pull has its turn: slice -> pages -> stored -> on

A slice counts once its last page is stored. A worker that dies leaves its pull due, and what it had
stored of a slice comes again and changes nothing.
"""

import logging
from collections.abc import Collection
from datetime import datetime, timedelta

from base import stopping
from base.errors import DomainError
from linkedin_rsc import gateway, leases
from linkedin_rsc.client.errors import LinkedInError
from linkedin_rsc.leases import clock
from linkedin_rsc.leases.resources import RETRIEVAL
from linkedin_rsc.models import Connection, Pull
from linkedin_rsc.pull import outcomes, plan, taking_in
from linkedin_rsc.pull.pace import Interrupted
from linkedin_rsc.pull.pages import Pages
from linkedin_rsc.pull.turn import Turn

logger = logging.getLogger(__name__)

# A look ends about then and is followed by another one, so that a worker is never busy for long.
LOOK = timedelta(seconds=20)
# So many slices of one pull, then the next has its turn: a first run keeps nobody waiting.
SLICES_A_TURN = 10


def pull_due(*, kinds: Collection[str] = ()) -> timedelta | None:
    """Ask what is due, for a while; return after how long to go on, None if nothing is left.

    Safe to run at any time. None as well when another worker is at it, unless that one seems dead.
    """
    clock.ask()
    connection = Connection.current()
    plan.make(connection, clock.now())
    is_due = plan.due(connection, clock.now(), kinds).exists()
    if not (is_due or taking_in.is_waiting()):
        return None
    lease = leases.enter(RETRIEVAL)
    if lease is None:
        return leases.overdue(RETRIEVAL)
    try:
        return _pull_for_a_while(lease, kinds)
    except leases.LeaseLost:
        logger.warning("What is retrieved was taken over by another worker")
        return None
    finally:
        lease.leave()


def _pull_for_a_while(lease: leases.Lease, kinds: Collection[str]) -> timedelta | None:
    if taking_in.take_in_waiting():
        return timedelta()
    until = clock.now() + LOOK
    while not stopping.is_asked() and clock.now() < until:
        connection, now = Connection.current(), clock.now()
        pull = plan.due(connection, now, kinds).first()
        if pull is None:
            return timedelta() if taking_in.is_waiting() else None
        _take_turn(pull, connection, lease, now)
        if pull.kind == Pull.Kind.SEATS:
            plan.make(connection, clock.now())
    return timedelta()


def _take_turn(pull: Pull, connection: Connection, lease: leases.Lease, now: datetime) -> None:
    """Ask slice after slice; whatever happens, the pull knows when it is due again.

    Raises LeaseLost.
    """
    try:
        with Pages(gateway.transport_for(connection), pull, lease) as pages:
            _go_through(Turn(pull, connection, pages, now))
    except leases.LeaseLost:
        raise
    except Interrupted:
        outcomes.go_on(pull, clock.now())
    except LinkedInError as error:
        outcomes.fail(pull, error, clock.now())
    except DomainError as refusal:
        outcomes.break_off(pull, refusal.message, clock.now())
    except Exception:
        # Whatever it is, it stops none of the others and is not met again at once.
        logger.exception("Pull %s (%s) broke off", pull.pk, pull.kind)
        outcomes.break_off(pull, outcomes.unforeseen(), clock.now())


def _go_through(turn: Turn) -> None:
    for _number in range(SLICES_A_TURN):
        part = turn.next_slice()
        if part is None:
            outcomes.finish(turn.pull, turn.connection, clock.now())
            return
        turn.ask(part)
    outcomes.go_on(turn.pull, clock.now())
