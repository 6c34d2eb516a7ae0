"""Whose LinkedIn company it is, and the end of the connection."""

import logging
import re

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.activity import record
from accounts.models import User
from base.errors import DomainError, InvalidInput
from base.text import one_line
from linkedin_rsc import gateway
from linkedin_rsc.client.errors import LinkedInError
from linkedin_rsc.client.resources import IntegrationKey, delete_configuration
from linkedin_rsc.connection.changes import (
    CompanyMissing,
    State,
    changing,
    saved_connection,
)
from linkedin_rsc.connection.outages import tell_disconnected
from linkedin_rsc.models import Connection, Finding, IntegrationType
from linkedin_rsc.permissions import MANAGE_LINKEDIN
from linkedin_rsc.verbs import LinkedInVerb

__all__ = ["CompanyMissing", "connect_unattended", "disconnect", "save_company"]

logger = logging.getLogger(__name__)

MAX_COMPANY_NAME = 200
COMPANY_ID = re.compile(r"(?:urn:li:organization:)?([0-9]{1,20})")


class StillConnected(DomainError):
    code = "still_connected"
    default_message = _(
        "The LinkedIn company cannot change while it is connected, because everything LinkedIn "
        "holds belongs to it. Disconnect first, then enter the new company ID."
    )


class NotConnected(DomainError):
    code = "not_connected"
    default_message = _("LinkedIn is not connected.")


@transaction.atomic
def save_company(*, company_name: str, organization_id: str, by: User | None) -> Connection:
    """Keep the company's name and LinkedIn company ID, the URN form being read as well.

    A new company ID forgets the old company's contracts; it is refused while connected.
    """
    MANAGE_LINKEDIN.require(by)
    name, organization = _checked_name(company_name), checked_company_id(organization_id)
    Connection.objects.get_or_create(only=True)
    with changing() as connection:
        if connection.organization_id not in {"", organization}:
            _leave_company(connection, by)
        connection.company_name, connection.organization_id = name, organization
        connection.save(update_fields=["company_name", "organization_id", "withdrawn_at"])
        record(
            LinkedInVerb.COMPANY_SAVED,
            by=by,
            subject=connection,
            name=name,
            company_id=organization,
        )
    return connection


def change_company(*, company_name: str, organization_id: str, by: User | None) -> Connection:
    """Keep the company as `save_company` does, a connected one's new ID as well.

    LinkedIn keeps everything by the company, so the former one is disconnected before; whoever
    calls has said so (rsc-contract 4.5). Raises what the two verbs raise.
    """
    MANAGE_LINKEDIN.require(by)
    _checked_name(company_name)
    before, wanted = Connection.current(), checked_company_id(organization_id)
    if before.is_connected and before.organization_id != wanted:
        disconnect(by=by)
    return save_company(company_name=company_name, organization_id=organization_id, by=by)


@transaction.atomic
def connect_unattended() -> Connection:
    """Count the company as connected without anybody signing in to LinkedIn, for the command."""
    saved_connection()
    with changing() as connection:
        if not connection.is_connected:
            connection.state = State.CONNECTED
            connection.save(update_fields=["state"])
            record(LinkedInVerb.CONNECTED, by=None, subject=connection, sign_in=False)
    return connection


def disconnect(*, by: User | None) -> Connection:
    """End the connection: nothing more is sent, and no push is accepted any more.

    Company, contracts and the child application stay for a later reconnection. LinkedIn is asked
    to drop our callback URL; its answer changes nothing here, as the URL is dead already.
    """
    MANAGE_LINKEDIN.require(by)
    before = Connection.current()
    connection = _disconnect(by)
    try:
        _drop_callback_url(before)
    except (LinkedInError, gateway.NoApplication):
        logger.warning("LinkedIn could not be told that the connection has ended")
    gateway.forget()
    return connection


def checked_company_id(text: str) -> str:
    """Return the number in a company ID or URN. Raises InvalidInput."""
    match = COMPANY_ID.fullmatch(text.strip())
    if match is None:
        raise InvalidInput(
            _(
                "The LinkedIn company ID is a number, such as 9100321 in "
                "linkedin.com/company/9100321/admin."
            ),
            field="organization_id",
        )
    return match[1]


def _disconnect(by: User | None) -> Connection:
    with changing() as connection:
        if not connection.is_connected:
            raise NotConnected
        connection.state = State.DISCONNECTED
        connection.problem = connection.callback_token = ""
        connection.callback_digest = None
        connection.connected_by = connection.connected_at = None
        connection.connected_person = ""
        connection.lists_in_force = False
        connection.requested_at = connection.partner_ready_at = connection.enabled_at = None
        connection.token_epoch += 1
        connection.save()
        connection.integrations.all().delete()
        _forget_findings()
        record(LinkedInVerb.DISCONNECTED, by=by, subject=connection)
        tell_disconnected(by)
    return connection


def _drop_callback_url(connection: Connection) -> None:
    key = IntegrationKey(connection.organization, IntegrationType.ONE_CLICK_EXPORT)
    delete_configuration(gateway.transport_for(connection), key, "CALLBACK_URL")


def _leave_company(connection: Connection, by: User | None) -> None:
    if connection.is_connected:
        raise StillConnected(field="organization_id")
    connection.contracts.all().delete()
    connection.integrations.all().delete()
    _forget_findings()
    connection.withdrawn_at = None
    left = connection.organization_id
    record(LinkedInVerb.COMPANY_LEFT, by=by, subject=connection, company_id=left)


def _forget_findings() -> None:
    """What LinkedIn told the doctor was of a connection that is no more."""
    Finding.objects.all().delete()


def _checked_name(text: str) -> str:
    name = one_line(text)
    if not name:
        raise InvalidInput(_("Enter the company's name."), field="company_name")
    if len(name) > MAX_COMPANY_NAME:
        raise InvalidInput(_("Use at most 200 characters."), field="company_name")
    return name
