"""Recruiter System Connect itself: requested and answered (rsc-contract 4.2 and 4.4).

request: name the integrations -> answer_partner: write configurations -> refresh_status: read
"""

import hashlib
import secrets
from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.activity import record
from accounts.models import User
from base.errors import DomainError
from linkedin_rsc import gateway
from linkedin_rsc.client.resources import (
    IntegrationKey,
    name_integrations,
    write_configuration,
)
from linkedin_rsc.connection.changes import (
    State,
    changing,
    keeping_problems,
    saved_connection,
)
from linkedin_rsc.connection.keys import wanted_keys
from linkedin_rsc.connection.status import NothingRequested, refresh_status
from linkedin_rsc.connection.viewers import tell_viewers
from linkedin_rsc.models import Connection, Integration, IntegrationType
from linkedin_rsc.permissions import MANAGE_LINKEDIN
from linkedin_rsc.verbs import LinkedInVerb

# What a Recruiter admin reads beside the switch (rsc-contract 4.2).
NAMES = {
    IntegrationType.ONE_CLICK_EXPORT: "Tandem one-click export",
    IntegrationType.IN_ATS_INDICATOR: "Tandem in-ATS indicator",
    IntegrationType.PROFILE_PLUGIN: "Tandem profile widget",
    IntegrationType.CSA_API: "Tandem InMails, notes and profiles",
}


class NotSignedIn(DomainError):
    code = "not_connected"
    default_message = _("Connect to LinkedIn before you request Recruiter System Connect.")


class CompanyNotRequested(DomainError):
    code = "company_not_requested"
    default_message = _("Request the company's level first: Tandem's address belongs to it.")


def request(*, by: User | None, context: str = "") -> Connection:
    """Ask for Recruiter System Connect: name the integrations, answer as partner, read back.

    `context` is the URN of the company or of one contract, where one level alone is asked for:
    each is a bundle of its own at LinkedIn (changes-2026 E7). Repeating it is harmless and tells
    LinkedIn about contracts added since. When the second half fails, the request stands and
    `answer_partner` repeats that half; that half belongs to the company's level.
    """
    MANAGE_LINKEDIN.require(by)
    connection = saved_connection()
    if not connection.is_connected:
        raise NotSignedIn
    keys = wanted_keys(connection, context)
    with keeping_problems(_("The request did not work."), by=by):
        answers = name_integrations(
            gateway.transport_for(connection),
            {key: NAMES[IntegrationType(key.type)] for key in keys},
        )
        for answer in answers.values():
            answer.raise_if_refused()
    _note_requested(keys, by)
    if any(key.context == connection.organization for key in keys):
        return answer_partner(by=by)
    return refresh_status(by=by)


def answer_partner(*, by: User | None) -> Connection:
    """Give LinkedIn our callback URL and who may see what we send, then read the status back.

    The callback URL works before LinkedIn hears of it, because LinkedIn challenges it at once.
    """
    MANAGE_LINKEDIN.require(by)
    _refuse_before_company(saved_connection())
    connection = _with_callback_token()
    export = IntegrationKey(connection.organization, IntegrationType.ONE_CLICK_EXPORT)
    by_lists = connection.use_access_lists
    with keeping_problems(_("Answering as partner did not work."), by=by):
        transport = gateway.transport_for(connection)
        write_configuration(transport, export, "CALLBACK_URL", connection.callback_url)
        tell_viewers(transport, connection.organization, by_lists=by_lists)
    _note_partner_ready(by, by_lists)
    return refresh_status(by=by)


def _refuse_before_company(connection: Connection) -> None:
    """The address belongs to the export of the company: nothing to write before that is named."""
    company = connection.integrations.filter(context=connection.organization)
    if connection.requested_at and not company.exists():
        raise CompanyNotRequested


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


def _note_partner_ready(by: User | None, by_lists: bool) -> None:
    with changing() as connection:
        if connection.requested_at is None:
            raise NothingRequested
        if connection.state == State.REQUESTED:
            connection.state = State.PARTNER_READY
        connection.partner_ready_at = connection.partner_ready_at or timezone.now()
        connection.lists_in_force, connection.problem = by_lists, ""
        connection.save(update_fields=["state", "partner_ready_at", "lists_in_force", "problem"])
        record(LinkedInVerb.PARTNER_READY, by=by, subject=connection)
