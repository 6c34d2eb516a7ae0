"""Recruiter System Connect itself: requested, answered, switched on (rsc-contract 4.2 to 4.4).

request: name the integrations -> answer_partner: write configurations -> refresh_status: read
"""

import hashlib
import secrets
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime

from django.utils import timezone

from accounts.activity import record
from accounts.models import User
from base.errors import DomainError
from linkedin_rsc import gateway, leases
from linkedin_rsc.client.errors import Forbidden, LinkedInError, Unauthorized
from linkedin_rsc.client.resources import (
    IntegrationKey,
    IntegrationStatus,
    name_integrations,
    read_integrations,
    write_configuration,
)
from linkedin_rsc.connect.changes import (
    State,
    changing,
    keeping_problems,
    require_administrator,
    saved_connection,
    want_filled_ledger,
)
from linkedin_rsc.connect.services.contracts import ContractsMissing
from linkedin_rsc.models import Connection, Integration, IntegrationType
from linkedin_rsc.verbs import LinkedInVerb

COMPANY_TYPES = (
    IntegrationType.ONE_CLICK_EXPORT,
    IntegrationType.IN_ATS_INDICATOR,
    IntegrationType.PROFILE_PLUGIN,
)
# The two without which neither an export nor a record of ours has a place at LinkedIn.
ESSENTIAL_TYPES = {IntegrationType.ONE_CLICK_EXPORT, IntegrationType.IN_ATS_INDICATOR}

# What a Recruiter admin reads beside the switch (rsc-contract 4.2).
NAMES = {
    IntegrationType.ONE_CLICK_EXPORT: "Tandem one-click export",
    IntegrationType.IN_ATS_INDICATOR: "Tandem in-ATS indicator",
    IntegrationType.PROFILE_PLUGIN: "Tandem profile widget",
    IntegrationType.CSA_API: "Tandem InMails, notes and profiles",
}

# While access lists are not used, everybody with a seat sees what we send (rsc-contract 4.4).
ALL_VIEWERS = "ALL_PRODUCT_USERS"


class NotSignedIn(DomainError):
    code = "not_connected"
    default_message = "Connect to LinkedIn before you request Recruiter System Connect."


class NothingRequested(DomainError):
    code = "not_requested"
    default_message = "Request Recruiter System Connect first; LinkedIn has nothing to say before."


def request(*, by: User | None) -> Connection:
    """Ask for Recruiter System Connect: name every integration, answer as partner, read back.

    Repeating it is harmless and tells LinkedIn about contracts added since. When the second half
    fails, the request stands and `answer_partner` repeats that half.
    """
    require_administrator(by)
    connection = saved_connection()
    if not connection.is_connected:
        raise NotSignedIn
    keys = _wanted_keys(connection)
    with keeping_problems("The request", by=by):
        answers = name_integrations(
            gateway.transport_for(connection),
            {key: NAMES[IntegrationType(key.type)] for key in keys},
        )
        for answer in answers.values():
            answer.raise_if_refused()
    _note_requested(keys, by)
    return answer_partner(by=by)


def answer_partner(*, by: User | None) -> Connection:
    """Give LinkedIn our callback URL and who may see what we send, then read the status back.

    The callback URL works before LinkedIn hears of it, because LinkedIn challenges it at once.
    """
    require_administrator(by)
    connection = _with_callback_token()
    export, indicator = (
        IntegrationKey(connection.organization, IntegrationType.ONE_CLICK_EXPORT),
        IntegrationKey(connection.organization, IntegrationType.IN_ATS_INDICATOR),
    )
    with keeping_problems("Answering as partner", by=by):
        transport = gateway.transport_for(connection)
        write_configuration(transport, export, "CALLBACK_URL", connection.callback_url)
        write_configuration(transport, export, "JOB_POSTING_VIEWERS", ALL_VIEWERS)
        write_configuration(transport, indicator, "APPLICATION_VIEWERS", ALL_VIEWERS)
    _note_partner_ready(by)
    return refresh_status(by=by)


def refresh_status(by: User | None = None) -> Connection:
    """Read every integration back and let the connection follow what LinkedIn says.

    Raises NothingRequested before the request, and any LinkedInError after keeping it: a refusal
    of our application suspends the connection, everything else leaves the state.
    """
    require_administrator(by)
    connection = saved_connection()
    if connection.state in {State.NOT_CONNECTED, State.CONNECTED, State.DISCONNECTED}:
        raise NothingRequested
    asked_at, keys = timezone.now(), _wanted_keys(connection)
    try:
        with keeping_problems("Reading the status", by=by):
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


def _wanted_keys(connection: Connection) -> list[IntegrationKey]:
    """Name the three types of the company, and one of each contract (rsc-contract section 1)."""
    contracts = list(connection.contracts.order_by("id"))
    if not contracts:
        raise ContractsMissing
    company = [IntegrationKey(connection.organization, type_) for type_ in COMPANY_TYPES]
    return company + [
        IntegrationKey(contract.urn, IntegrationType.CSA_API) for contract in contracts
    ]


def _note_requested(keys: Iterable[IntegrationKey], by: User | None) -> None:
    with changing() as connection:
        if not connection.is_connected:
            raise NotSignedIn
        for key in keys:
            Integration.objects.update_or_create(
                type=key.type,
                context=key.context,
                defaults={"connection": connection, "name": NAMES[IntegrationType(key.type)]},
            )
        if connection.state == State.CONNECTED:
            connection.state = State.REQUESTED
        connection.requested_at = connection.requested_at or timezone.now()
        connection.problem = ""
        connection.save(update_fields=["state", "requested_at", "problem"])
        record(LinkedInVerb.REQUESTED, by=by, subject=connection)


def _with_callback_token() -> Connection:
    """Make the secret part of the callback URL once; only its digest can be looked up."""
    with changing() as connection:
        if connection.requested_at is None:
            raise NothingRequested
        if not connection.callback_token:
            token = secrets.token_urlsafe(32)
            connection.callback_token = token
            connection.callback_digest = hashlib.sha256(token.encode()).hexdigest()
            connection.save(update_fields=["callback_token", "callback_digest"])
            record(LinkedInVerb.CALLBACK_URL_MADE, by=None, subject=connection)
    return connection


def _note_partner_ready(by: User | None) -> None:
    with changing() as connection:
        if connection.requested_at is None:
            raise NothingRequested
        if connection.state == State.REQUESTED:
            connection.state = State.PARTNER_READY
        connection.partner_ready_at = connection.partner_ready_at or timezone.now()
        connection.problem = ""
        connection.save(update_fields=["state", "partner_ready_at", "problem"])
        record(LinkedInVerb.PARTNER_READY, by=by, subject=connection)


# -- What LinkedIn says -------------------------------------------------------------------------


def _follow(
    statuses: Iterable[IntegrationStatus], asked_at: datetime, by: User | None
) -> Connection:
    """Keep what LinkedIn said when asked at `asked_at`, and move the connection accordingly."""
    with changing() as connection:
        if connection.requested_at is None:
            raise NothingRequested
        old_state, before = connection.state, _enabled(connection)
        for status in statuses:
            _keep_status(connection, status, asked_at)
        after = _enabled(connection)
        _move(connection, {type_ for type_, _ in after}, asked_at)
        if connection.state != old_state or after != before:
            _record_change(connection, after, by)
        has_opened = connection.state == State.ENABLED != old_state
        if has_opened or after - before:
            # The first sync: all that was there before goes out, without the rest of before.
            want_filled_ledger(connection)
            leases.end_pauses()
    return connection


def _suspend(words: str) -> None:
    """Stop sending until LinkedIn accepts our application again; `words` are its refusal."""
    with changing() as connection:
        if not connection.is_connected or connection.state == State.SUSPENDED:
            return
        connection.state = State.SUSPENDED
        connection.problem = f"LinkedIn no longer lets Tandem in. LinkedIn said: “{words}”"
        connection.save(update_fields=["state", "problem"])
        record(LinkedInVerb.SUSPENDED, by=None, subject=connection, problem=connection.problem)


def _enabled(connection: Connection) -> set[tuple[str, str]]:
    return {(row.type, row.context) for row in connection.integrations.all() if row.is_enabled}


def _keep_status(connection: Connection, status: IntegrationStatus, asked_at: datetime) -> None:
    """Keep one status, unless a question asked later was answered sooner."""
    row, _ = Integration.objects.get_or_create(
        type=status.type, context=status.context, defaults={"connection": connection}
    )
    if row.checked_at and row.checked_at > asked_at:
        return
    row.status = status.status[:40]
    row.name = status.name[:200] or row.name
    row.raw = status.raw
    row.checked_at = asked_at
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
        enabled=sorted({type_ for type_, _ in enabled}),
    )
