"""Rule 8: data needs its feature enabled and its company to be one's own."""

import pytest

from tests.linkedin_sandbox.customer import (
    CONTRACT,
    ORGANIZATION,
    application_key,
    candidate,
    candidate_key,
    integration_key,
    job,
    provision,
)

SEATS = f"seatsV2?q=attributes&contracts={CONTRACT}&start=0"


def read_candidate(caller, organization=ORGANIZATION):
    return caller.get("atsCandidates", [candidate_key("cand-1", organization)])


def test_nothing_flows_before_the_integration_is_enabled(child):
    child.name_integrations()

    answer = child.put("atsCandidates", {candidate_key("cand-1"): candidate()})

    assert answer.status_code == 403
    assert answer.json()["serviceErrorCode"] == 100


def test_the_demand_for_an_enabled_integration_can_be_switched_off(linkedin, child):
    child.name_integrations()
    linkedin.turn(require_enabled=False)

    assert read_candidate(child).status_code == 200


def test_disabling_stops_the_flow(linkedin, customer):
    before = read_candidate(customer).status_code
    linkedin.disable(organization=9100321)

    assert (before, read_candidate(customer).status_code) == (200, 403)


@pytest.mark.parametrize(
    ("enabled", "statuses"),
    [
        ("ONE_CLICK_EXPORT", {"jobs": 200, "candidates": 403, "applications": 403}),
        ("PROFILE_PLUGIN", {"jobs": 403, "candidates": 200, "applications": 403}),
        ("IN_ATS_INDICATOR", {"jobs": 200, "candidates": 200, "applications": 200}),
    ],
)
def test_each_feature_opens_its_own_records(linkedin, child, enabled, statuses):
    child.name_integrations()
    linkedin.enable(types=[enabled])

    jobs = child.call("POST", "simpleJobPostings", "batch_create", json={"elements": [job()]})
    applications = child.get("atsApplications", [application_key("appl-1")])

    assert jobs.status_code == statuses["jobs"]
    assert read_candidate(child).status_code == statuses["candidates"]
    assert applications.status_code == statuses["applications"]


def test_seats_need_csa_on_that_very_contract(linkedin, child):
    child.name_integrations()
    linkedin.enable(organization=9100321, types=["ONE_CLICK_EXPORT"])
    before = child.call("GET", SEATS).status_code

    linkedin.enable(contract=550017)
    other = child.call("GET", SEATS.replace("550017", "550018"))

    assert before == 403
    assert child.call("GET", SEATS).status_code == 200
    assert other.status_code == 403


def test_another_customers_company_is_403(linkedin, parent, customer):
    linkedin.turn(require_enabled=False)
    stranger = provision(parent, "tenant-2")

    assert read_candidate(stranger).status_code == 403
    assert stranger.name_integrations().status_code == 403
    assert read_candidate(customer).status_code == 200


def claim_contract(caller, contract):
    key = integration_key("CSA_API", contract)
    return caller.patch("atsIntegrations", {key: {"$set": {"integrationName": "Tandem"}}})


@pytest.mark.parametrize("contract", [CONTRACT, "urn:li:contract:550018"])
def test_a_contract_of_another_customers_company_is_403(linkedin, parent, customer, contract):
    linkedin.turn(require_enabled=False)
    stranger = provision(parent, "tenant-2")

    assert claim_contract(stranger, contract).status_code == 403
    assert stranger.call("GET", SEATS).status_code == 403
    assert customer.call("GET", SEATS).status_code == 200


def test_a_contract_without_company_is_its_first_claimants(parent):
    first, second = provision(parent, "tenant-1"), provision(parent, "tenant-2")

    claims = [claim_contract(caller, "urn:li:contract:4712") for caller in (first, second)]

    assert [claim.status_code for claim in claims] == [200, 403]
    key = integration_key("CSA_API", "urn:li:contract:4712")
    assert first.get("atsIntegrations", [key]).status_code == 200
    assert second.get("atsIntegrations", [key]).status_code == 403


def test_a_company_left_by_its_customer_may_be_taken_over(linkedin, parent, customer):
    stranger = provision(parent, "tenant-2")
    linkedin.disable(client_id=customer.client_id)

    assert stranger.name_integrations().status_code == 200
    assert read_candidate(customer).status_code == 403


def test_unknown_companies_are_made_up_when_named_first(linkedin, parent):
    other = provision(parent, "tenant-2")
    other.name_integrations("urn:li:organization:4711", "urn:li:contract:4712")
    linkedin.enable(client_id=other.client_id)

    seats = other.call("GET", SEATS.replace("550017", "4712"))

    assert read_candidate(other, "urn:li:organization:4711").status_code == 200
    assert seats.json()["elements"] == []
