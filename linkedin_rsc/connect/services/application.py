"""The company's own LinkedIn application, made once by the parent (rsc-contract section 3)."""

import re

from django.conf import settings
from django.urls import reverse

from accounts.activity import record
from accounts.models import User
from base.errors import DomainError
from base.words import gettext as _
from linkedin_rsc import gateway
from linkedin_rsc.client.errors import Rejected
from linkedin_rsc.client.resources import (
    NewApplication,
    ProvisionedApplication,
    create_application,
    find_application,
    update_application,
)
from linkedin_rsc.client.transport import Transport
from linkedin_rsc.connection.changes import (
    changing,
    keep_problem,
    keeping_problems,
    saved_connection,
)
from linkedin_rsc.models import Connection
from linkedin_rsc.permissions import MANAGE_LINKEDIN
from linkedin_rsc.verbs import LinkedInVerb

MAX_NAME = 50  # rsc-contract 3.1


class ApplicationKeysLost(DomainError):
    code = "application_keys_lost"


def provision(*, by: User | None) -> bool:
    """Make sure the company has its application; return whether LinkedIn made it just now.

    An existing one is told when PUBLIC_URL has changed. Nothing happens when the company brought
    its own. Raises ApplicationKeysLost when LinkedIn has one whose secret is not known here:
    LinkedIn shows it only once.
    """
    MANAGE_LINKEDIN.require(by)
    connection = saved_connection()
    if gateway.own_application():
        return False
    parent = gateway.partner_transport()
    with keeping_problems(_("Setting up the LinkedIn application did not work."), by=by):
        if connection.client_secret:
            _keep_addresses(parent, connection)
            return False
        made = _create(parent, connection)
    if made is None:
        return _explain_existing(parent, by)
    _store(made, by)
    return True


def application_name(company_name: str) -> str:
    """Return the name of the consent screen: at most 50 characters, no “LinkedIn” (3.1)."""
    customer = " ".join(re.sub("linkedin", "", company_name, flags=re.IGNORECASE).split())
    return f"Tandem - {customer or 'Recruiting'}"[:MAX_NAME].strip()


def redirect_url() -> str:
    return f"{settings.PUBLIC_URL}{reverse('linkedin-oauth-callback')}"


def _create(parent: Transport, connection: Connection) -> ProvisionedApplication | None:
    """Return the new application, None when LinkedIn has one under our key already."""
    new = NewApplication(
        foreign_id=connection.foreign_id,
        name=application_name(connection.company_name),
        description=f"Recruiter System Connect for {connection.company_name}"[:200],
        callback_urls=(redirect_url(),),
        js_domains=(settings.PUBLIC_URL,),
    )
    try:
        return create_application(parent, new)
    except Rejected as error:
        if error.status == 409:
            return None
        raise


def _store(made: ProvisionedApplication, by: User | None) -> None:
    with changing() as connection:
        connection.application = made.urn
        connection.client_id = made.client_id
        connection.client_secret = made.client_secret
        connection.problem = ""
        connection.save(update_fields=["application", "client_id", "client_secret", "problem"])
        record(LinkedInVerb.PROVISIONED, by=by, subject=connection, application=made.urn)


def _explain_existing(parent: Transport, by: User | None) -> bool:
    """Return False when a simultaneous request has stored the keys by now; else say what to do."""
    connection = Connection.current()
    if connection.client_secret:
        return False
    with keeping_problems(_("Looking up the LinkedIn application did not work."), by=by):
        existing = find_application(parent, connection.foreign_id)
    client_id = existing.client_id if existing else _("unknown")
    said = _(
        "LinkedIn already has an application for this company (client ID %(client_id)s), but its "
        "secret is not known here, and LinkedIn shows it only once. Set LINKEDIN_CLIENT_ID and "
        "LINKEDIN_CLIENT_SECRET to its keys, or ask LinkedIn to delete it, then try again."
    )
    problem = said % {"client_id": client_id}
    if Connection.current().client_secret:
        return False
    keep_problem(problem, by=by)
    raise ApplicationKeysLost(problem)


def _keep_addresses(parent: Transport, connection: Connection) -> None:
    """Add our present address to the application, whose lists LinkedIn replaces whole (3.2)."""
    known = find_application(parent, connection.foreign_id)
    if known is None:
        return
    urls, domains = (
        _with(known.callback_urls, redirect_url()),
        _with(known.js_domains, settings.PUBLIC_URL),
    )
    if (urls, domains) != (known.callback_urls, known.js_domains):
        update_application(parent, known.urn, callback_urls=urls, js_domains=domains)


def _with(known: tuple[str, ...], wanted: str) -> tuple[str, ...]:
    return known if wanted in known else (*known, wanted)
