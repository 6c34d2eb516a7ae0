"""Where we stand with LinkedIn: every integration read back (rsc-contract 4.3), and what follows.

The senders and the intake ask as well, when LinkedIn refuses a call of theirs.
"""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime

from django.utils import timezone

from accounts.activity import record
from accounts.models import User
from base.errors import DomainError
from base.words import gettext_lazy as _
from linkedin_rsc import gateway, leases
from linkedin_rsc.client.errors import Forbidden, LinkedInError, Unauthorized
from linkedin_rsc.client.resources import IntegrationStatus, read_integrations
from linkedin_rsc.connection.changes import (
    State,
    changing,
    keeping_problems,
    saved_connection,
    want_filled_ledger,
)
from linkedin_rsc.connection.keys import all_keys
from linkedin_rsc.connection.outages import (
    ESSENTIAL_TYPES,
    current_outages,
    tell_administrators,
    tell_let_in,
    tell_shut_out,
)
from linkedin_rsc.models import Connection, Integration
from linkedin_rsc.permissions import MANAGE_LINKEDIN
from linkedin_rsc.verbs import LinkedInVerb


class NothingRequested(DomainError):
    code = "not_requested"
    default_message = _(
        "Request Recruiter System Connect first; LinkedIn has nothing to say before."
    )


def refresh_status(by: User | None = None) -> Connection:
    """Read every integration back and let the connection follow what LinkedIn says.

    Raises NothingRequested before the request, and any LinkedInError after keeping it: a refusal
    of our application suspends the connection, everything else leaves the state.
    """
    MANAGE_LINKEDIN.require(by)
    connection = saved_connection()
    if connection.state in {State.NOT_CONNECTED, State.CONNECTED, State.DISCONNECTED}:
        raise NothingRequested
    asked_at, keys = timezone.now(), all_keys(connection)
    try:
        with keeping_problems(_("Reading the status did not work."), by=by):
            statuses = read_integrations(gateway.transport_for(connection), keys)
    except (Forbidden, Unauthorized) as refusal:
        _suspend(refusal.message)
        raise
    return _follow(statuses, asked_at, by)


def look_into_refusal() -> None:
    """Find out whether LinkedIn switched something off, after it refused a call of ours.

    What goes wrong in asking is kept on the connection.
    """
    with suppress(LinkedInError, DomainError):
        refresh_status()


def _follow(
    statuses: Iterable[IntegrationStatus], asked_at: datetime, by: User | None
) -> Connection:
    """Keep what LinkedIn said when asked at `asked_at`, and move the connection accordingly."""
    with changing() as connection:
        if connection.requested_at is None:
            raise NothingRequested
        old_state, before, off = connection.state, _enabled(connection), current_outages()
        for status in statuses:
            if status.is_answered:
                _keep_status(connection, status, asked_at)
        after = _enabled(connection)
        _move(connection, {type_ for type_, _context in after}, asked_at)
        if connection.state != old_state or after != before:
            _record_change(connection, after, by)
        tell_administrators(off, current_outages())
        if old_state == State.SUSPENDED != connection.state:
            tell_let_in(is_open=connection.state == State.ENABLED)
        has_opened = connection.state == State.ENABLED != old_state
        if has_opened or after - before:
            # The first sync: all that was there before goes out, without the rest of before.
            want_filled_ledger()
            leases.end_pauses()
    return connection


def _suspend(words: str) -> None:
    """Stop sending until LinkedIn accepts our application again; `words` are its refusal."""
    with changing() as connection:
        if not connection.is_connected or connection.state == State.SUSPENDED:
            return
        connection.state = State.SUSPENDED
        said = _("LinkedIn no longer lets Tandem in. LinkedIn said: “%(words)s”")
        connection.problem = said % {"words": words}
        connection.save(update_fields=["state", "problem"])
        record(LinkedInVerb.SUSPENDED, by=None, subject=connection, problem=connection.problem)
        tell_shut_out(connection.problem)


def _enabled(connection: Connection) -> set[tuple[str, str]]:
    return {(row.type, row.context) for row in connection.integrations.all() if row.is_enabled}


def _keep_status(connection: Connection, status: IntegrationStatus, asked_at: datetime) -> None:
    """Keep one status, unless a question asked later was answered sooner.

    Of what was never requested LinkedIn knows nothing, and there is no row.
    """
    about = {"type": status.type, "context": status.context}
    row = Integration.objects.filter(**about).first()
    if row is None and not status.is_known:
        return
    row = row or Integration(connection=connection, **about)
    if row.checked_at and row.checked_at > asked_at:
        return
    row.stand(status.status[:40], asked_at)
    row.name = status.name[:200] or row.name
    row.raw = status.raw
    row.save()


def _move(connection: Connection, enabled_types: set[str], now: datetime) -> None:
    connection.state = _state_after(connection, enabled_types)
    is_enabled = connection.state == State.ENABLED
    connection.enabled_at = (connection.enabled_at or now) if is_enabled else None
    connection.problem = ""
    connection.save(update_fields=["state", "enabled_at", "problem"])


def _state_after(connection: Connection, enabled_types: set[str]) -> Connection.State:
    """Say where the connection stands; half switched on leaves it where it was."""
    if connection.partner_ready_at is None:
        return State.REQUESTED
    was_enabled = connection.enabled_at is not None
    if enabled_types >= ESSENTIAL_TYPES or (was_enabled and enabled_types & ESSENTIAL_TYPES):
        return State.ENABLED
    return State.PARTNER_READY


def _record_change(connection: Connection, enabled: set[tuple[str, str]], by: User | None) -> None:
    record(
        LinkedInVerb.STATUS_CHANGED,
        by=by,
        subject=connection,
        state=connection.state,
        enabled=sorted({type_ for type_, _context in enabled}),
    )
