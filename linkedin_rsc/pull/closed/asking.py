"""Reads LinkedIn's list of closed accounts every 14 days, page by page; one worker at a time.

A page and how far the list is read are one commit: a worker that dies loses and doubles nothing.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from base import stopping
from base.errors import DomainError
from linkedin_rsc import gateway, leases
from linkedin_rsc.client.errors import Forbidden, LinkedInError, Throttled, Unauthorized
from linkedin_rsc.client.resources import ClosedMembers, closed_members
from linkedin_rsc.connection.status import look_into_refusal
from linkedin_rsc.leases import clock
from linkedin_rsc.leases.resources import CLOSED_ACCOUNTS
from linkedin_rsc.ledger.outcomes import backoff, rest_until
from linkedin_rsc.models import (
    ClosedAccountsPull,
    Connection,
    Integration,
    IntegrationType,
)
from linkedin_rsc.pull.closed.keeping import keep

# LinkedIn wants it asked at least every 30 days (rsc-contract 6.3).
EVERY = timedelta(days=14)
# What only a person can mend.
REST_WHEN_REFUSED = timedelta(days=1)
# A list that grows while it is read must not be read for ever: 100,000 pages are a day's budget.
MAX_PAGES = 100_000


def is_open(connection: Connection) -> bool:
    """Whether LinkedIn may be asked: switched on here, connected, export enabled there."""
    if not (settings.LINKEDIN_CLOSED_ACCOUNTS and connection.is_connected):
        return False
    rows = Integration.objects.filter(
        connection=connection, type=IntegrationType.ONE_CLICK_EXPORT, status__iexact="ENABLED"
    )
    return rows.exists()


def ask_if_due() -> timedelta | None:
    """Read the list when it is time; return after how long to go on, None if nothing is left."""
    clock.ask()
    connection = Connection.current()
    if not is_open(connection) or current_pull(connection).next_at > clock.now():
        return None
    lease = leases.enter(CLOSED_ACCOUNTS)
    if lease is None:
        return leases.overdue(CLOSED_ACCOUNTS)
    try:
        return _read(lease)
    except leases.LeaseLost:
        return None
    finally:
        lease.leave()


def current_pull(connection: Connection) -> ClosedAccountsPull:
    """Return the row, at its beginning for another company or application."""
    pull, _is_new = ClosedAccountsPull.objects.get_or_create(
        defaults={"epoch": connection.epoch, "next_at": clock.now()}
    )
    if pull.epoch != connection.epoch:
        anew = {"epoch": connection.epoch, "start": 0, "next_at": clock.now(), "problem": ""}
        ClosedAccountsPull.objects.filter(pk=pull.pk, epoch=pull.epoch).update(**anew)
        pull.refresh_from_db()
    return pull


def _read(lease: leases.Lease) -> timedelta | None:
    """Read page after page to the end, or as far as LinkedIn and this worker go."""
    for _page in range(MAX_PAGES):
        connection = Connection.current()
        pull = current_pull(connection)
        if not is_open(connection) or pull.next_at > clock.now():
            return None
        if stopping.is_asked():
            return timedelta()
        try:
            lease.spend(1, clock.now())
            page = closed_members(gateway.transport_for(connection), start=pull.start)
        except (LinkedInError, DomainError) as error:
            _fail(pull, error, clock.now())
            return None
        lease.renew(clock.now())
        _store(page, connection)
    return None


@transaction.atomic
def _store(page: ClosedMembers, asked_as: Connection) -> None:
    """Keep a page, unless the connection ended meanwhile. Locks the pull."""
    pull = ClosedAccountsPull.objects.select_for_update().get()
    connection = Connection.current()
    if not connection.is_connected or {connection.epoch, pull.epoch} != {asked_as.epoch}:
        return
    now = clock.now()
    found = keep(page.members, connection.application_in_use, now)
    first = pull.start == 0
    pull.listed = page.count if first else pull.listed + page.count
    pull.found = found if first else pull.found + found
    pull.start += page.count
    pull.strikes, pull.problem = 0, ""
    if page.is_last:
        pull.start, pull.last_run_at, pull.next_at = 0, now, now + EVERY
    pull.save()


def _fail(pull: ClosedAccountsPull, error: LinkedInError | DomainError, now: datetime) -> None:
    """Say why it ends here and when it goes on there."""
    changes = {
        "strikes": min(pull.strikes + 1, 100), "problem": error.message,
        "next_at": _next_try(error, pull.strikes, now),
    }  # fmt: skip
    if isinstance(error, leases.NoRoom):
        changes = {"next_at": changes["next_at"]}
    ClosedAccountsPull.objects.filter(pk=pull.pk, epoch=pull.epoch).update(**changes)
    if isinstance(error, Forbidden | Unauthorized):
        look_into_refusal()


def _next_try(error: LinkedInError | DomainError, strikes: int, now: datetime) -> datetime:
    if isinstance(error, Throttled):
        return rest_until(error, now, strikes=strikes)
    if isinstance(error, LinkedInError) and error.is_retryable:
        # Against a host that does not answer, a question now and then is enough.
        return now + backoff(strikes + 6)
    return now + REST_WHEN_REFUSED
