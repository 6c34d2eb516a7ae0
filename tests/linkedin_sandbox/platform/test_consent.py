"""Section 2.3: the consent page and the exchange of its code for a person id."""

import re
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from tests.linkedin_sandbox.customer import Caller

RITA = "rita-lindqvist-nordwind"
CALLBACK = "https://ats.example/linkedin/oauth/callback/"


def address(linkedin, caller, **changes):
    query = {
        "response_type": "code",
        "client_id": caller.client_id,
        "redirect_uri": CALLBACK,
        "state": "s 1&x",
        "scope": "r_liteprofile",
        **changes,
    }
    wanted = {name: value for name, value in query.items() if value is not None}
    return f"{linkedin.url}/oauth/v2/authorization?{urlencode(wanted)}"


def decide(linkedin, caller, decision, person="member:rita-lindqvist-nordwind"):
    url = address(linkedin, caller)
    page = caller.session.get(url)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)[1]
    form = {"csrfmiddlewaretoken": token, "person": person, "decision": decision}
    return caller.session.post(url, data=form, allow_redirects=False)


def returned(answer):
    query = parse_qs(urlsplit(answer.headers["Location"]).query)
    return {name: values[0] for name, values in query.items()}


def exchange(caller, code, **form):
    return caller.ask_for_token(
        **{"grant_type": "authorization_code", "code": code, "redirect_uri": CALLBACK, **form}
    )


def test_the_page_names_the_application_and_asks_who_one_is(linkedin, child):
    page = child.session.get(address(linkedin, child))

    assert page.status_code == 200
    assert "Tandem - Nordwind Logistics would like to know" in page.text
    assert "Rita Lindqvist, Nordwind Recruiting, admin" in page.text
    assert page.headers["X-Frame-Options"] == "DENY"


def test_nobody_is_chosen_before_somebody_signed_in(linkedin, child):
    page = child.session.get(address(linkedin, child)).text

    first = re.search(r"<option[^>]*>", page)[0]
    assert first == '<option value="">'
    assert " selected" not in page


def test_who_signed_in_before_is_chosen(linkedin, child):
    decide(linkedin, child, "allow")

    page = child.session.get(address(linkedin, child)).text

    assert '<option value="member:rita-lindqvist-nordwind" selected>' in page


def test_allowing_leads_back_with_a_code_and_the_state(linkedin, child):
    answer = decide(linkedin, child, "allow")

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(CALLBACK)
    assert returned(answer)["state"] == "s 1&x"


def test_the_code_buys_a_member_token_that_knows_the_person(linkedin, child):
    code = returned(decide(linkedin, child, "allow"))["code"]
    answer = exchange(child, code).json()
    member = Caller(linkedin, child.session, child.client_id, "")
    member.headers["Authorization"] = f"Bearer {answer['access_token']}"

    me = member.call("GET", "me?fields=id")

    assert answer["scope"] == "r_liteprofile"
    assert list(me.json()) == ["id"]
    assert member.call("GET", "atsCandidates").status_code == 403


def member_token(linkedin, caller, scope):
    url = address(linkedin, caller, scope=scope)
    token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', caller.session.get(url).text)[1]
    form = {"csrfmiddlewaretoken": token, "person": f"member:{RITA}", "decision": "allow"}
    answer = caller.session.post(url, data=form, allow_redirects=False)
    member = Caller(linkedin, caller.session, caller.client_id, "")
    code = exchange(caller, returned(answer)["code"]).json()
    member.headers["Authorization"] = f"Bearer {code['access_token']}"
    return member


@pytest.mark.parametrize(
    ("scope", "claims"),
    [
        ("openid", {"sub"}),
        ("openid profile", {"sub", "name", "given_name", "family_name"}),
        ("openid email", {"sub", "email", "email_verified"}),
    ],
)
def test_openid_tells_what_its_scope_grants(linkedin, child, scope, claims):
    member = member_token(linkedin, child, scope)

    assert set(member.call("GET", "userinfo").json()) == claims
    assert member.call("GET", "me?fields=id").status_code == 403


def test_both_ways_name_the_same_person(linkedin, child):
    lite, openid = (member_token(linkedin, child, scope) for scope in ("r_liteprofile", "openid"))

    assert lite.call("GET", "me").json()["id"] == openid.call("GET", "userinfo").json()["sub"]
    assert lite.call("GET", "userinfo").status_code == 403


@pytest.mark.parametrize(
    ("granted", "scope", "refused"),
    [
        ("openid", "r_liteprofile", "r_liteprofile"),
        ("r_liteprofile", "openid profile", "openid"),
        ("both", "openid w_member_social", "w_member_social"),
    ],
)
def test_a_scope_the_application_lacks_leads_back_with_linkedins_words(
    linkedin, child, granted, scope, refused
):
    linkedin.turn(sign_in_scopes=granted)

    answer = child.session.get(address(linkedin, child, scope=scope), allow_redirects=False)

    assert answer.status_code == 302
    assert returned(answer) == {
        "error": "unauthorized_scope_error",
        "error_description": f'Scope "{refused}" is not authorized for your application',
        "state": "s 1&x",
    }


def test_the_person_id_is_the_one_of_the_seat(linkedin, customer):
    code = returned(decide(linkedin, customer, "allow"))["code"]
    token = exchange(customer, code).json()["access_token"]

    me = customer.call("GET", "me?fields=id", headers={"Authorization": f"Bearer {token}"})
    seats = customer.call(
        "GET", "seatsV2?q=attributes&contracts=urn:li:contract:550017&start=0"
    ).json()

    assert seats["elements"][0]["member"] == f"urn:li:person:{me.json()['id']}"


def test_an_application_token_knows_no_person(customer):
    assert customer.call("GET", "me").status_code == 403


def test_a_code_is_good_once_and_for_its_own_redirect(linkedin, child):
    code = returned(decide(linkedin, child, "allow"))["code"]

    wrong = exchange(child, code, redirect_uri="https://other.example/")
    first, second = exchange(child, code), exchange(child, code)

    assert (wrong.status_code, first.status_code, second.status_code) == (400, 200, 400)
    assert second.json()["error"] == "invalid_request"


def test_a_code_expires(linkedin, child):
    code = returned(decide(linkedin, child, "allow"))["code"]
    linkedin.advance_clock(1_801)

    assert exchange(child, code).status_code == 400


def test_cancelling_leads_back_with_an_error(linkedin, child):
    answer = returned(decide(linkedin, child, "cancel"))

    assert answer["error"] == "user_cancelled_authorize"
    assert answer["state"] == "s 1&x"


def test_nobody_in_particular_cannot_allow(linkedin, child):
    answer = decide(linkedin, child, "allow", person="member:nobody")

    assert answer.status_code == 422
    assert "Choose who you are." in answer.text


def test_allowing_needs_somebody(linkedin, child):
    answer = decide(linkedin, child, "allow", person="")

    assert answer.status_code == 422
    assert "Choose who you are." in answer.text


@pytest.mark.parametrize(
    "changes",
    [
        {"client_id": "nobody"},
        {"redirect_uri": "https://evil.example/"},
        {"redirect_uri": f"{CALLBACK}more"},
        {"response_type": "token"},
        {"scope": None},
    ],
)
def test_a_wrong_request_sends_nobody_anywhere(linkedin, child, changes):
    answer = child.session.get(address(linkedin, child, **changes), allow_redirects=False)

    assert answer.status_code == 400
    assert "Nothing was shared." in answer.text


def test_asking_without_state_is_a_finding(linkedin, child):
    child.session.get(address(linkedin, child, state=None))

    assert linkedin.findings() == ["authorization without state"]
