"""The five steps: one thing to do at a time, in words."""

import pytest

from linkedin_rsc.client.errors import LinkedInError
from linkedin_rsc.connect import doctor, services
from linkedin_rsc.models import Connection

pytestmark = pytest.mark.django_db


def states(connection: Connection) -> list[str]:
    return [str(step.state) for step in doctor.steps(connection)]


def sentence(connection: Connection, name: str) -> str:
    return next(step.next for step in doctor.steps(connection) if step.name == name)


def test_steps_are_the_five_of_the_interface(db):
    assert [step.name for step in doctor.steps(Connection.current())] == [
        "Company",
        "Connect and choose contract",
        "Request",
        "Partner ready",
        "Enabled in Recruiter",
    ]


def test_nothing_done_begins_with_the_company(db):
    assert states(Connection.current()) == ["now", "waiting", "waiting", "waiting", "waiting"]


def test_company_saved(company):
    assert states(company) == ["done", "now", "waiting", "waiting", "waiting"]
    assert "Press Connect" in sentence(company, "Connect and choose contract")


def test_signed_in_asks_for_the_contract(signed_in):
    assert states(signed_in) == ["done", "now", "waiting", "waiting", "waiting"]
    assert "Choose the Recruiter contract" in sentence(signed_in, "Connect and choose contract")


def test_contract_chosen(with_contract):
    assert states(with_contract) == ["done", "done", "now", "waiting", "waiting"]


def test_failed_second_half_is_broken_with_notify_partner(with_contract, linkedin, administrator):
    linkedin.fail_next("atsIntegrations/configurations", 500)
    with pytest.raises(LinkedInError):
        services.request(by=administrator)

    connection = Connection.current()

    assert states(connection) == ["done", "done", "done", "broken", "waiting"]
    assert "Notify partner" in sentence(connection, "Partner ready")


def test_partner_ready_names_the_switch_in_recruiter(partner_ready):
    assert states(partner_ready) == ["done", "done", "done", "done", "now"]
    assert "switch Tandem on" in sentence(partner_ready, "Enabled in Recruiter")


def test_enabled_is_all_done(enabled):
    assert states(enabled) == ["done"] * 5
    assert sentence(enabled, "Enabled in Recruiter") == "Everything is switched on in Recruiter."


def test_company_level_alone_says_what_contract_level_would_add(partner_ready, linkedin):
    linkedin.enable(client_id=partner_ready.client_id, organization=9100321)
    linkedin.disable(client_id=partner_ready.client_id, types=["CSA_API"])

    connection = services.refresh_status()

    assert states(connection) == ["done"] * 5
    assert "for contract 550017" in sentence(connection, "Enabled in Recruiter")


def test_further_contract_asks_for_another_request(enabled, administrator):
    services.choose_contracts(contract_ids=["550018"], by=administrator)

    assert states(enabled) == ["done", "done", "now", "done", "done"]
    assert "550018" in sentence(enabled, "Request")


def test_suspended_is_broken_at_the_last_step(enabled, linkedin):
    linkedin.fail_next("atsIntegrations", 403)
    with pytest.raises(LinkedInError):
        services.refresh_status()

    connection = Connection.current()

    assert states(connection) == ["done", "done", "done", "done", "broken"]
    assert "refuses Tandem's application" in sentence(connection, "Enabled in Recruiter")


def test_disconnected_starts_again_at_connect(enabled, administrator):
    connection = services.disconnect(by=administrator)

    assert states(connection) == ["done", "now", "waiting", "waiting", "waiting"]
    assert "was disconnected" in sentence(connection, "Connect and choose contract")
