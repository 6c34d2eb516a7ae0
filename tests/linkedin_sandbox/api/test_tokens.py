"""Rules 1 and 2: who gets a token, what it is good for, how a bad one is refused."""

import pytest
import requests

from tests.linkedin_sandbox.customer import Caller, candidate_key, child


def ask_with(caller: Caller, authorization: str | None) -> requests.Response:
    caller.headers.clear()
    headers = {} if authorization is None else {"Authorization": authorization}
    return caller.call("GET", "atsCandidates", headers=headers)


def test_client_credentials_buy_an_opaque_token_for_half_an_hour(customer):
    answer = customer.ask_for_token()

    assert answer.status_code == 200
    assert answer.json()["expires_in"] == 1800
    assert len(answer.json()["access_token"]) > 300


def test_expires_in_can_be_written_as_a_string(linkedin, customer):
    linkedin.turn(expires_in_as_string=True)

    assert customer.ask_for_token().json()["expires_in"] == "1800"


def test_one_client_may_hold_several_tokens(customer):
    first = dict(customer.headers)
    customer.sign_in()

    assert customer.headers != first
    assert customer.call("GET", "seatsV2?q=attributes", headers=first).status_code == 400


@pytest.mark.parametrize("form", [{"client_secret": "wrong"}, {"client_id": "nobody"}])
def test_wrong_credentials_are_401(customer, form):
    answer = customer.ask_for_token(**form)

    assert answer.status_code == 401
    assert answer.json() == {
        "error": "invalid_client",
        "error_description": "Client authentication failed",
    }


@pytest.mark.parametrize("name", ["grant_type", "client_id", "client_secret"])
def test_a_missing_parameter_is_400(customer, name):
    answer = customer.ask_for_token(**{name: ""})

    assert answer.status_code == 400
    assert answer.json()["error"] == "invalid_request"
    assert answer.json()["error_description"] == f'A required parameter "{name}" is missing'


def test_no_token_is_401(customer):
    answer = ask_with(customer, None)

    assert answer.status_code == 401
    assert answer.json()["serviceErrorCode"] == 401


def test_an_unknown_token_is_401_with_65600(customer):
    answer = ask_with(customer, "Bearer invented")

    assert answer.status_code == 401
    assert answer.json()["serviceErrorCode"] == 65600


def test_an_expired_token_is_401_with_65602(linkedin, customer):
    linkedin.advance_clock(1801)

    answer = customer.get("atsCandidates", [candidate_key("cand-1")])

    assert answer.status_code == 401
    assert answer.json()["serviceErrorCode"] == 65602


def test_a_revoked_token_is_401(linkedin, customer):
    linkedin.revoke_tokens(customer.client_id)

    answer = customer.get("atsCandidates", [candidate_key("cand-1")])

    assert answer.status_code == 401
    assert "revoked" in answer.json()["message"]


def test_the_parents_token_reads_no_data(parent, customer):
    answer = parent.get("atsCandidates", [candidate_key("cand-1")])

    assert answer.status_code == 403
    assert answer.json()["message"] == "Not enough permissions to access: GET /atsCandidates"


def test_a_childs_token_provisions_nothing(customer):
    answer = customer.call("POST", "provisionedApplications", json=child("tenant-2"))

    assert answer.status_code == 403


def test_a_new_application_may_have_to_wait(linkedin, parent):
    linkedin.turn(provisioning_delay_s=60)
    made = parent.call("POST", "provisionedApplications", json=child("tenant-2")).json()
    young = Caller(linkedin, parent.session, **made["credentials"])

    too_early = young.ask_for_token()
    linkedin.advance_clock(61)

    assert too_early.status_code == 401
    assert young.ask_for_token().status_code == 200


def introspect(caller: Caller, token: str, **form: str) -> requests.Response:
    wanted = {"client_id": caller.client_id, "client_secret": caller.client_secret, "token": token}
    return caller.session.post(
        f"{caller.linkedin.url}/oauth/v2/introspectToken", data={**wanted, **form}
    )


def test_introspection_tells_a_living_token_from_an_expired_one(linkedin, customer):
    token = customer.ask_for_token().json()["access_token"]

    alive = introspect(customer, token).json()
    linkedin.advance_clock(1801)
    dead = introspect(customer, token).json()

    assert (alive["active"], alive["status"], alive["auth_type"]) == (True, "active", "2L")
    assert (dead["active"], dead["status"]) == (False, "expired")


def test_introspection_hides_other_applications_tokens(parent, customer):
    foreign = parent.ask_for_token().json()["access_token"]

    assert introspect(customer, foreign).json() == {"active": False}
    assert introspect(customer, foreign, client_secret="wrong").status_code == 401
    assert introspect(customer, "").status_code == 400
