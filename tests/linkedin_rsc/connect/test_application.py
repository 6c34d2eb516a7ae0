"""One LinkedIn application for the company: made once, its secret kept and never shown."""

import logging

import pytest
from django.db import connection as database

from linkedin_rsc import gateway
from linkedin_rsc.client.errors import LinkedInError, Unreachable
from linkedin_rsc.connect import services
from linkedin_rsc.connect.services.application import application_name
from linkedin_rsc.connection.changes import CompanyMissing
from linkedin_rsc.models import Connection
from tests.linkedin_rsc.onboarding import PUBLIC_URL

pytestmark = pytest.mark.django_db


def children(linkedin) -> list[dict]:
    return [one for one in linkedin.state()["applications_registered"] if not one["is_parent"]]


def test_application_is_made_as_linkedin_wants_it(company, administrator, linkedin):
    assert services.provision(by=administrator) is True

    [child] = children(linkedin)
    connection = Connection.current()
    assert child["client_id"] == connection.client_id
    assert connection.application == f"urn:li:developerApplication:{child['number']}"
    assert child["unique_foreign_id"] == connection.foreign_id
    assert child["name"] == "Tandem - Nordwind Logistics"
    assert child["oauth2_callback_urls"] == [f"{PUBLIC_URL}/linkedin/oauth/callback/"]
    assert child["js_sdk_domains"] == [PUBLIC_URL]


def test_application_is_made_once(company, administrator, linkedin):
    services.provision(by=administrator)

    assert services.provision(by=administrator) is False
    assert len(children(linkedin)) == 1


def test_secret_is_encrypted_in_the_database(company, administrator):
    services.provision(by=administrator)

    secret = Connection.current().client_secret
    with database.cursor() as cursor:
        cursor.execute("SELECT client_secret FROM linkedin_rsc_connection")
        [raw] = cursor.fetchone()
    assert secret
    assert secret not in raw


def test_secrets_do_not_reach_the_log(company, administrator, linkedin, caplog):
    caplog.set_level(logging.DEBUG)

    services.provision(by=administrator)
    services.connect_unattended()
    services.choose_contracts(contract_ids=["550017"], by=administrator)
    services.request(by=administrator)

    connection = Connection.current()
    assert caplog.records
    for secret in (connection.client_secret, connection.callback_token):
        assert secret not in caplog.text


def test_company_comes_first(linkedin, administrator):
    with pytest.raises(CompanyMissing):
        services.provision(by=administrator)


def test_lost_secret_is_explained(company, administrator, linkedin):
    services.provision(by=administrator)
    client_id = Connection.current().client_id
    Connection.objects.update(client_secret="", client_id="", application="")

    with pytest.raises(services.ApplicationKeysLost, match=client_id):
        services.provision(by=administrator)

    assert "LINKEDIN_CLIENT_SECRET" in Connection.current().problem
    assert len(children(linkedin)) == 1


def test_slower_of_two_simultaneous_requests_uses_the_keys_of_the_faster(
    company, administrator, linkedin, on_call
):
    faster = []

    def be_faster():
        if not faster:
            faster.append(None)
            faster[0] = services.provision(by=administrator)

    on_call("/v2/provisionedApplications", be_faster, before=True)

    slower = services.provision(by=administrator)

    assert (faster, slower) == ([True], False)
    assert Connection.current().client_secret
    assert len(children(linkedin)) == 1


def test_own_application_needs_no_provisioning(company, administrator, linkedin, settings):
    settings.LINKEDIN_CLIENT_ID, settings.LINKEDIN_CLIENT_SECRET = "own", "own-secret"

    assert services.provision(by=administrator) is False
    assert children(linkedin) == []


def test_without_a_parent_application_the_reason_is_said(company, administrator, settings):
    settings.LINKEDIN_PARTNER_CLIENT_ID = ""

    with pytest.raises(gateway.NoPartnerApplication):
        services.provision(by=administrator)


def test_wrong_parent_secret_keeps_linkedins_words(company, administrator, settings):
    settings.LINKEDIN_PARTNER_CLIENT_SECRET = "wrong"

    with pytest.raises(LinkedInError):
        services.provision(by=administrator)

    problem = Connection.current().problem
    assert problem.startswith("Setting up the LinkedIn application did not work.")
    assert "Client authentication failed" in problem


def test_unreachable_linkedin_leaves_the_company_saved(company, administrator, linkedin_down):
    linkedin_down()

    with pytest.raises(Unreachable):
        services.provision(by=administrator)

    connection = Connection.current()
    assert connection.organization_id == "9100321"
    assert "could not be reached" in connection.problem


def test_new_public_address_is_told_to_linkedin(company, administrator, linkedin, settings):
    services.provision(by=administrator)
    settings.PUBLIC_URL = "https://jobs.nordwind.example"

    services.provision(by=administrator)

    [child] = children(linkedin)
    assert child["js_sdk_domains"] == [PUBLIC_URL, "https://jobs.nordwind.example"]
    assert "https://jobs.nordwind.example/linkedin/oauth/callback/" in child["oauth2_callback_urls"]


@pytest.mark.parametrize(
    ("company_name", "name"),
    [
        ("Nordwind Logistics", "Tandem - Nordwind Logistics"),
        ("LinkedIn Friends of linkedin", "Tandem - Friends of"),
        ("LinkedIn", "Tandem - Recruiting"),
    ],
)
def test_name_follows_linkedins_rules(company_name, name):
    assert application_name(company_name) == name


def test_long_name_is_cut():
    name = application_name("Nordwind " * 20)

    assert len(name) <= 50
    assert name == name.strip()
