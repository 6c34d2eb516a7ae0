"""What the doctor knows without asking LinkedIn: settings, rows, and who was heard of lately."""

from django.conf import settings
from django.urls import reverse

from base.words import gettext as _
from linkedin_rsc import gateway
from linkedin_rsc.connect.checks.calls import address_check, call_checks
from linkedin_rsc.connect.checks.check import BROKEN, DONE, WAITING, Check, developer_portal
from linkedin_rsc.connect.checks.house import database_clock_check, sending_check, worker_check
from linkedin_rsc.connect.checks.quotas import quota_check
from linkedin_rsc.connect.checks.recruiter import contract_checks, seat_check, switch_checks
from linkedin_rsc.connect.facts import Facts
from linkedin_rsc.models import Connection


def checks_here(connection: Connection) -> list[Check]:
    """Look at what our side of the connection tells; 9 queries, whatever is connected."""
    facts = Facts.of(connection)
    return [
        _credentials(connection),
        _sign_in(connection),
        seat_check(connection),
        *contract_checks(facts),
        *switch_checks(facts),
        address_check(),
        *call_checks(connection),
        database_clock_check(),
        worker_check(),
        sending_check(connection),
        quota_check(),
    ]


def _credentials(connection: Connection) -> Check:
    name, url = _("Application"), reverse("linkedin-tab")
    if gateway.own_application():
        said = _("The company's own application is used, with the keys of LINKEDIN_CLIENT_ID.")
        return Check(name, DONE, said)
    if connection.client_id and connection.client_secret:
        said = _("LinkedIn made an application for this company: %(urn)s.")
        return Check(name, DONE, said % {"urn": connection.application})
    if settings.LINKEDIN_PARTNER_CLIENT_ID and settings.LINKEDIN_PARTNER_CLIENT_SECRET:
        said = _("The company has no application at LinkedIn yet.")
        return Check(name, WAITING, said, _("Press Connect; Tandem has one made then."), url)
    said = _("Tandem has no keys for LinkedIn.")
    todo = _("Set LINKEDIN_PARTNER_CLIENT_ID and LINKEDIN_PARTNER_CLIENT_SECRET, then restart.")
    return Check(name, BROKEN, said, todo, developer_portal())


def _sign_in(connection: Connection) -> Check:
    name, scope = _("Sign-in and its scope"), {"scope": settings.LINKEDIN_OAUTH_SCOPE}
    if connection.connected_person:
        said = _("LinkedIn said who signed in, asked with “%(scope)s”.")
        return Check(name, DONE, said % scope)
    said = _("Nobody has signed in to LinkedIn with “%(scope)s” yet.")
    todo = _("Press Connect and sign in as a Recruiter administrator.")
    return Check(name, WAITING, said % scope, todo, reverse("linkedin-tab"))
