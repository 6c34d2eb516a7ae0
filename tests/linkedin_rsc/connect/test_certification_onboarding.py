"""LinkedIn's own rules for onboarding (certification module 1), against the real sandbox.

The text of RSC-106 is cut; the sister programme's CRM-001 to 005 and 010 say what it most likely
asks of tokens and applications.
"""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection as database
from django.utils import timezone

from linkedin_rsc import gateway
from linkedin_rsc.client.asking import introspect_token
from linkedin_rsc.client.resources import (
    IntegrationKey,
    NewApplication,
    create_application,
    find_application,
    read_configuration,
    read_integrations,
)
from linkedin_rsc.connect import checks, services
from linkedin_rsc.connect.facts import Facts
from linkedin_rsc.connect.settings import change_settings
from linkedin_rsc.connection.keys import all_keys
from linkedin_rsc.intake import processing
from linkedin_rsc.leases.tokens import RENEW_BEFORE
from linkedin_rsc.models import ApplicationToken, Connection, Notification
from linkedin_rsc.pages.levels import levels_of
from tests.factories.jobs import JobFactory
from tests.factories.linkedin_rsc import NotificationFactory
from tests.linkedin_rsc.onboarding import PUBLIC_URL
from tests.linkedin_rsc.pages.reading import TAB, text_of
from tests.linkedin_rsc.pushing import fill, push

pytestmark = pytest.mark.django_db

ORGANIZATION = "urn:li:organization:9100321"
EXPORT = IntegrationKey(ORGANIZATION, "ONE_CLICK_EXPORT")
INDICATOR = IntegrationKey(ORGANIZATION, "IN_ATS_INDICATOR")
CONTRACTS = ("550017", "550018")


def ask(connection: Connection) -> None:
    """Make any call of the company's application."""
    read_integrations(gateway.transport_for(connection), all_keys(connection))


def tokens_given(linkedin, connection: Connection) -> int:
    """Count the tokens of the application itself, without the one of who signed in."""
    query = {"resource": "accessToken", "client_id": connection.client_id, "status": 200}
    return len(linkedin.requests(**query))


def sealed(name: str) -> str:
    with database.cursor() as cursor:
        cursor.execute(f"SELECT {name} FROM linkedin_rsc_connection")
        return str(cursor.fetchone()[0])


def test_rsc_101_a_new_customer_is_set_up_and_the_settings_show_each_state(
    partner_ready, linkedin, client_as, administrator
):
    known = {one["type"]: one for one in linkedin.state()["integrations"]}
    request_id = linkedin.enable(client_id=partner_ready.client_id)
    one = NotificationFactory(kind=Notification.Kind.STATUS_CHANGE, request_id=request_id)
    processing.process(notification_id=one.pk)

    page = text_of(client_as(administrator).get(TAB))

    assert {one["name"] for one in known.values()} == {
        "Tandem one-click export",
        "Tandem in-ATS indicator",
        "Tandem profile widget",
        "Tandem InMails, notes and profiles",
    }
    connection = Connection.current()
    assert connection.state == "enabled"
    assert (connection.organization, bool(connection.client_id)) == (ORGANIZATION, True)
    assert connection.contracts.get().urn == "urn:li:contract:550017"
    assert connection.client_secret not in sealed("client_secret")
    assert page.count("ENABLED") == 4


def test_rsc_101_a_status_push_has_every_type_read_anew(enabled, linkedin):
    """Whatever the push was about; a single element of it is not trusted (rsc-contract 5.6)."""
    request_id = linkedin.disable(client_id=enabled.client_id, types=["PROFILE_PLUGIN"])
    linkedin.forget_requests()
    one = NotificationFactory(kind=Notification.Kind.STATUS_CHANGE, request_id=request_id)

    processing.process(notification_id=one.pk)

    [read] = linkedin.requests(resource="atsIntegrations", method="GET")
    for key in all_keys(enabled):
        assert key.type in read["query"]
    assert enabled.integrations.get(type="PROFILE_PLUGIN").status == "DISABLED"


@pytest.mark.parametrize(
    ("choice", "availability"),
    [(None, "PRIVATE_TO_ATS_INTEGRATION"), ("private", "PRIVATE_TO_ATS_INTEGRATION"),
     ("public", "PUBLIC")],
    ids=["not-chosen", "private", "public"],
)  # fmt: skip
def test_rsc_102_the_company_chooses_whether_jobs_are_public(
    enabled, linkedin, administrator, recruiter, choice, availability
):
    linkedin.turn(job_task_delay_s=0)
    if choice:
        change_settings(by=administrator, job_availability=choice)
    job = JobFactory(active=True, recruiter=recruiter)
    fill()
    push()

    [held] = [one for one in linkedin.state()["jobs"] if one["external_id"] == job.public_id]
    assert held["fields"]["availability"] == availability


def test_rsc_103_each_instance_has_an_application_of_its_own(enabled, linkedin):
    parent = gateway.partner_transport()
    other = create_application(
        parent, NewApplication(foreign_id="another-tenant", name="Tandem - B", description="B")
    )

    ours = find_application(parent, enabled.foreign_id)

    assert ours and ours.client_id == enabled.client_id != other.client_id
    linkedin.forget_requests()
    ask(enabled)
    assert {one["client_id"] for one in linkedin.requests()} == {enabled.client_id}


def test_rsc_103_several_contracts_are_active_together(signed_in, linkedin, administrator):
    services.choose_contracts(contract_ids=CONTRACTS, by=administrator)
    connection = services.request(by=administrator)
    linkedin.enable(client_id=connection.client_id)
    connection = services.refresh_status(by=administrator)

    levels = {level.name: level.word for level in levels_of(Facts.of(connection))}

    assert levels == {
        "Company level": "Enabled",
        "Contract 550017": "Enabled",
        "Contract 550018": "Enabled",
    }


def test_rsc_104_the_stored_configuration_is_shown(enabled):
    transport = gateway.transport_for(enabled)

    assert read_configuration(transport, EXPORT, "CALLBACK_URL") == enabled.callback_url
    assert read_configuration(transport, EXPORT, "JOB_POSTING_VIEWERS") == "ALL_PRODUCT_USERS"
    assert read_configuration(transport, INDICATOR, "APPLICATION_VIEWERS") == "ALL_PRODUCT_USERS"
    checks.examine(by=None)
    assert found("What LinkedIn holds of ours").state == "done"


def test_rsc_105_the_domain_of_tandem_is_allowed_and_follows_when_it_moves(
    enabled, administrator, settings
):
    parent = gateway.partner_transport()
    before = find_application(parent, enabled.foreign_id)
    settings.PUBLIC_URL = "https://moved.tandem.example"

    services.begin_sign_in(by=administrator)

    after = find_application(parent, enabled.foreign_id)
    assert before and before.js_domains == (PUBLIC_URL,)
    assert after and settings.PUBLIC_URL in after.js_domains
    assert not any(domain.endswith("/") for domain in after.js_domains)


def test_rsc_106_token_generation_and_validity_are_shown(enabled, linkedin):
    checks.examine(by=None)

    assert found("Token").said == "LinkedIn gives Tandem a token and takes it for good."
    assert linkedin.requests(resource="introspectToken")


def test_crm_001_a_token_is_obtained_with_the_secret_in_the_body(enabled, linkedin):
    ask(enabled)

    assert "credentials in the URL" not in linkedin.findings()
    assert linkedin.findings() == []


def test_crm_002_the_validity_of_a_token_can_be_asked(enabled, linkedin, settings):
    token, keys = gateway.token_of(enabled), gateway.credentials(enabled)

    before = introspect_token(settings.LINKEDIN_WWW_URL, keys, token)
    linkedin.revoke_tokens(enabled.client_id)
    after = introspect_token(settings.LINKEDIN_WWW_URL, keys, token)

    assert (before.is_active, before.status) == (True, "active")
    assert before.ends_at and before.ends_at > timezone.now()
    assert (after.is_active, after.status) == (False, "revoked")


def test_crm_003_its_end_is_known_and_heeded_at_each_use(enabled, linkedin):
    ask(enabled)
    token = gateway.token_of(enabled)
    [ends_at] = [row.ends_at for row in ApplicationToken.objects.all() if row.token == token]
    given = tokens_given(linkedin, enabled)

    with time_machine.travel(ends_at - RENEW_BEFORE - timedelta(seconds=1), tick=False):
        ask(enabled)
    assert tokens_given(linkedin, enabled) == given

    linkedin.advance_clock(1_800)
    with time_machine.travel(ends_at - RENEW_BEFORE + timedelta(seconds=1), tick=False):
        ask(enabled)
    assert tokens_given(linkedin, enabled) == given + 1


def test_crm_004_one_token_serves_all_calls(enabled, linkedin):
    ask(enabled)
    given = tokens_given(linkedin, enabled)

    for _number in range(30):
        ask(enabled)

    assert tokens_given(linkedin, enabled) == given


def test_crm_005_a_token_that_is_refused_leads_to_one_new_one(enabled, linkedin):
    ask(enabled)
    given = tokens_given(linkedin, enabled)

    linkedin.revoke_tokens(enabled.client_id)
    for _number in range(5):
        ask(enabled)

    assert tokens_given(linkedin, enabled) == given + 1


def test_crm_010_one_application_is_provisioned_however_often_it_is_asked_for(
    enabled, linkedin, administrator
):
    for _number in range(3):
        services.provision(by=administrator)

    children = [one for one in linkedin.state()["applications_registered"] if not one["is_parent"]]
    assert [one["unique_foreign_id"] for one in children] == [enabled.foreign_id]


def test_rsc_101_the_operator_reads_the_same_from_the_command_line(enabled, capsys):
    call_command("rsc_status")

    said = capsys.readouterr().out
    assert "LinkedIn: Enabled" in said
    assert "done     Token: LinkedIn gives Tandem a token" in said


def found(name: str) -> checks.Check:
    return next(one for one in checks.kept_checks() if one.name == name)
