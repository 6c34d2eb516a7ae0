"""Recruiter System Connect: requested and answered."""

import hashlib

import pytest
from django.db import connection as database

from base.errors import NotAllowed
from linkedin_rsc.client.errors import LinkedInError, Unreachable
from linkedin_rsc.connect import services
from linkedin_rsc.models import Connection, Integration

pytestmark = pytest.mark.django_db

State = Connection.State


def at_linkedin(linkedin) -> dict[str, dict]:
    return {one["type"]: one for one in linkedin.state()["integrations"]}


def test_request_names_all_four_parts_and_answers_as_partner(
    with_contract, linkedin, administrator
):
    connection = services.request(by=administrator)

    known = at_linkedin(linkedin)
    assert connection.state == State.PARTNER_READY
    assert {name: one["context"] for name, one in known.items()} == {
        "ONE_CLICK_EXPORT": "urn:li:organization:9100321",
        "IN_ATS_INDICATOR": "urn:li:organization:9100321",
        "PROFILE_PLUGIN": "urn:li:organization:9100321",
        "CSA_API": "urn:li:contract:550017",
    }
    assert all(one["name"].startswith("Tandem ") for one in known.values())
    assert known["ONE_CLICK_EXPORT"]["configurations"] == {
        "CALLBACK_URL": connection.callback_url,
        "JOB_POSTING_VIEWERS": "ALL_PRODUCT_USERS",
    }
    assert known["IN_ATS_INDICATOR"]["configurations"] == {
        "APPLICATION_VIEWERS": "ALL_PRODUCT_USERS"
    }


def test_callback_address_cannot_be_guessed_and_only_its_digest_is_searchable(partner_ready):
    token = partner_ready.callback_token

    assert len(token) >= 43
    assert partner_ready.callback_digest == hashlib.sha256(token.encode()).hexdigest()


def test_callback_address_answers_before_linkedin_hears_of_it(
    with_contract, administrator, on_call
):
    seen = []
    has_address = Connection.objects.filter(callback_digest__isnull=False)
    on_call("/configurations", lambda: seen.append(has_address.exists()), before=True)

    services.request(by=administrator)

    assert seen == [True, True, True]


def test_no_transaction_is_open_while_linkedin_is_asked(with_contract, administrator, on_call):
    depth = len(database.savepoint_ids)
    seen = []
    on_call("/v2/", lambda: seen.append(len(database.savepoint_ids)), before=True)

    services.request(by=administrator)

    assert set(seen) == {depth}


def test_requesting_twice_changes_nothing(partner_ready, administrator, linkedin):
    again = services.request(by=administrator)

    assert again.state == State.PARTNER_READY
    assert again.callback_token == partner_ready.callback_token
    assert len(linkedin.state()["integrations"]) == 4


def test_further_contract_is_requested_without_falling_back(enabled, administrator, linkedin):
    services.choose_contracts(contract_ids=["550018"], by=administrator)

    services.request(by=administrator)

    assert Connection.current().state == State.ENABLED
    assert Integration.objects.get(context="urn:li:contract:550018").status == "PENDING"


def test_request_comes_after_connecting(company, administrator):
    with pytest.raises(services.NotSignedIn):
        services.request(by=administrator)


def test_request_needs_a_contract(signed_in, administrator):
    with pytest.raises(services.ContractsMissing):
        services.request(by=administrator)


def test_failed_request_stays_connected_with_linkedins_words(
    with_contract, administrator, linkedin
):
    linkedin.fail_next("atsIntegrations", 503, message="Try later")

    with pytest.raises(Unreachable):
        services.request(by=administrator)

    connection = Connection.current()
    assert connection.state == State.CONNECTED
    assert connection.problem == ("The request did not work. LinkedIn said: “Try later” (503).")


def test_naming_refused_for_one_record_is_a_failure(with_contract, administrator, linkedin):
    linkedin.fail_next("atsIntegrations", 422, key="CSA_API", message="Wrong contract")

    with pytest.raises(LinkedInError, match="Wrong contract"):
        services.request(by=administrator)

    assert Connection.current().state == State.CONNECTED


def test_second_half_is_repeated_by_notify_partner(with_contract, administrator, linkedin):
    linkedin.fail_next("atsIntegrations/configurations", 500, message="Broken")
    with pytest.raises(LinkedInError):
        services.request(by=administrator)
    halfway = Connection.current()

    services.answer_partner(by=administrator)

    assert halfway.state == State.REQUESTED
    assert "Broken" in halfway.problem
    done = Connection.current()
    assert (done.state, done.problem) == (State.PARTNER_READY, "")
    assert done.callback_token == halfway.callback_token


def test_partner_cannot_answer_what_was_not_requested(with_contract, administrator):
    with pytest.raises(services.NothingRequested):
        services.answer_partner(by=administrator)


def test_steps_follow_one_after_the_other_without_findings(enabled, linkedin):
    assert linkedin.findings() == []


def test_others_can_do_none_of_it(with_contract, recruiter):
    for step in (services.request, services.answer_partner, services.refresh_status):
        with pytest.raises(NotAllowed):
            step(by=recruiter)
