from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from linkedin_rsc.client.auth import (
    FreshToken,
    authorization_url,
    fetch_token,
    member_id_from_code,
    person_urn,
)
from linkedin_rsc.client.errors import (
    Forbidden,
    LinkedInError,
    Rejected,
    Throttled,
    Unauthorized,
    Unreachable,
)

from .conftest import API_URL, CREDENTIALS, TOKEN_URL, WWW_URL

ME_URL = f"{API_URL}/v2/me"
REDIRECT_URI = "https://nordwind.ats.example/linkedin/oauth/callback/"


def form_of(request) -> dict[str, list[str]]:
    body = request.body
    return parse_qs(body if isinstance(body, str) else body.decode())


def trade(code: str = "AQT-code", **scope: str) -> str:
    return member_id_from_code(
        www_url=WWW_URL,
        api_url=API_URL,
        credentials=CREDENTIALS,
        code=code,
        redirect_uri=REDIRECT_URI,
        **scope,
    )


# -- The application's token --------------------------------------------------------------------


def test_the_credentials_travel_in_the_body(wire):
    wire.hand_out_token("AQXinvented-0001")

    token = fetch_token(WWW_URL, CREDENTIALS)

    [request] = wire.requests
    assert (token.value, token.lifetime_s) == ("AQXinvented-0001", 1_800)
    assert request.url == TOKEN_URL
    assert "Authorization" not in request.headers
    assert form_of(request) == {
        "grant_type": ["client_credentials"],
        "client_id": ["78demo0042"],
        "client_secret": ["s3cret/+&=ü"],
    }


@pytest.mark.parametrize("expires_in", [1800, "1800", None, "soon", []])
def test_a_lifetime_may_be_text_or_missing(wire, expires_in):
    wire.hand_out_token("first", expires_in)

    assert fetch_token(WWW_URL, CREDENTIALS).lifetime_s == 1_800


@pytest.mark.parametrize(
    ("status", "body", "error_class", "words"),
    [
        (
            401,
            {"error": "invalid_client", "error_description": "Client authentication failed"},
            Unauthorized,
            "Client authentication failed",
        ),
        (401, {"error": "invalid_client_id"}, Unauthorized, "invalid_client_id"),
        (
            401,
            {"error": "access_denied", "error_description": "not allowed to create tokens"},
            Unauthorized,
            "not allowed to create tokens",
        ),
        (
            400,
            {"error": "invalid_request", "error_description": "A parameter is missing"},
            Rejected,
            "A parameter is missing",
        ),
        (403, {}, Forbidden, "LinkedIn answered 403"),
        (429, {}, Throttled, "LinkedIn answered 429"),
        (503, {}, Unreachable, "LinkedIn answered 503"),
        (302, {}, Rejected, "LinkedIn answered 302"),
        (200, {}, Unreachable, "lacks “access_token”"),
        (200, {"access_token": 7}, Unreachable, "lacks “access_token”"),
    ],
)
def test_a_refused_token_says_why(wire, status, body, error_class, words):
    wire.post(TOKEN_URL, status=status, json=body, headers={"Location": "https://evil.test/"})

    with pytest.raises(LinkedInError, match=words) as refusal:
        fetch_token(WWW_URL, CREDENTIALS)

    assert type(refusal.value) is error_class


def test_a_token_that_does_not_come_in_time_is_unreachable(wire):
    wire.post(TOKEN_URL, body=requests.ConnectTimeout())

    with pytest.raises(Unreachable, match="did not answer in time"):
        fetch_token(WWW_URL, CREDENTIALS)


def test_credentials_do_not_show_their_secret():
    assert "s3cret" not in repr(CREDENTIALS)
    assert "s3cret" not in str(CREDENTIALS)
    assert "AQX" not in repr(FreshToken("AQXinvented-0001", 1_800))


# -- Members ------------------------------------------------------------------------------------


def test_the_consent_address_carries_what_linkedin_needs():
    url = authorization_url(
        www_url=f"{WWW_URL}/",
        client_id="78demo0042",
        redirect_uri=REDIRECT_URI,
        state="r4nd/om&",
        scope="openid profile",
    )

    parts = urlsplit(url)
    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == f"{WWW_URL}/oauth/v2/authorization"
    assert parse_qs(parts.query) == {
        "response_type": ["code"],
        "client_id": ["78demo0042"],
        "redirect_uri": [REDIRECT_URI],
        "state": ["r4nd/om&"],
        "scope": ["openid profile"],
    }


def test_a_code_is_traded_for_the_members_id(wire):
    wire.hand_out_token("member-token")
    wire.get(ME_URL, json={"id": "xY12abCdEf"})

    assert trade() == "xY12abCdEf"

    ask_token, ask_member = wire.requests
    assert form_of(ask_token) == {
        "grant_type": ["authorization_code"],
        "code": ["AQT-code"],
        "redirect_uri": [REDIRECT_URI],
        "client_id": ["78demo0042"],
        "client_secret": ["s3cret/+&=ü"],
    }
    assert "Authorization" not in ask_token.headers
    assert ask_token.req_kwargs["timeout"] == ask_member.req_kwargs["timeout"] == (5.0, 30.0)
    assert ask_member.url == f"{ME_URL}?fields=id"
    assert ask_member.headers["Authorization"] == "Bearer member-token"


def test_openid_names_the_member_by_its_subject(wire):
    wire.hand_out_token("member-token")
    wire.get(ME_URL.replace("/me", "/userinfo"), json={"sub": "xY12abCdEf", "name": "Ilse"})

    assert trade(scope="openid profile") == "xY12abCdEf"
    assert wire.requests[1].headers["Authorization"] == "Bearer member-token"


@pytest.mark.parametrize(
    ("status", "error_class"),
    [(302, Rejected), (400, Rejected), (401, Unauthorized), (429, Throttled), (500, Unreachable)],
)
def test_a_refused_code_is_one_of_our_errors(wire, status, error_class):
    wire.post(
        TOKEN_URL,
        status=status,
        json={"error": "invalid_request", "error_description": "authorization code not found"},
        headers={"Location": "https://evil.test/"},
    )

    with pytest.raises(LinkedInError, match="authorization code not found") as refusal:
        trade()

    assert type(refusal.value) is error_class


@pytest.mark.parametrize("body", ["<html>", "[]", "{}", "", '{"access_token": "x", "error": "y"}'])
def test_a_token_nobody_can_read_is_unreachable(wire, body):
    wire.post(TOKEN_URL, body=body)

    with pytest.raises(Unreachable):
        trade()


def test_a_timeout_while_trading_is_unreachable(wire):
    wire.post(TOKEN_URL, body=requests.ReadTimeout())

    with pytest.raises(Unreachable, match="did not answer in time"):
        trade()


@pytest.mark.parametrize(
    ("answer", "error_class"),
    [
        ({"status": 403, "json": {"message": "Not enough permissions"}}, Forbidden),
        ({"status": 200, "json": {}}, Unreachable),
        ({"status": 200, "json": {"id": "x" * 90}}, Unreachable),
    ],
)
def test_a_member_linkedin_will_not_name_is_an_error(wire, answer, error_class):
    wire.hand_out_token("member-token")
    wire.get(ME_URL, **answer)

    with pytest.raises(error_class):
        trade()


def test_a_members_id_becomes_a_urn():
    assert person_urn("xY12abCdEf") == "urn:li:person:xY12abCdEf"
