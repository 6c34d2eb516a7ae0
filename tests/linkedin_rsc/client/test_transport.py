import json
from email import message_from_bytes

import pytest
import requests
import time_machine

from linkedin_rsc.client.auth import Credentials
from linkedin_rsc.client.errors import (
    Forbidden,
    LinkedInError,
    Rejected,
    Throttled,
    Unauthorized,
    Unreachable,
)
from linkedin_rsc.client.transport import Transport
from tests.linkedin_rsc.own_token import OwnToken

from .conftest import API_URL, TOKEN_URL, WWW_URL

LONG_QUERY = "&".join(f"ids=record-{number:04}" for number in range(300))
EXPIRED = {"serviceErrorCode": 65602, "message": "The token used has expired", "status": 401}


def bearer_tokens(wire) -> list[str]:
    return [request.headers["Authorization"] for request in wire.api_requests]


# -- Methods ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("call", "method", "rest_method", "body"),
    [
        (lambda t: t.get("things", "ids=a"), "GET", None, None),
        (lambda t: t.create("things", {"n": 1}), "POST", None, {"n": 1}),
        (
            lambda t: t.partial_update("things", {"n": 1}),
            "POST",
            "partial_update",
            {"patch": {"$set": {"n": 1}}},
        ),
        (
            lambda t: t.batch_create("things", [{"n": 1}]),
            "POST",
            "batch_create",
            {"elements": [{"n": 1}]},
        ),
        (
            lambda t: t.batch_update("things", "ids=a", {"a": {"n": 1}}),
            "PUT",
            "batch_update",
            {"entities": {"a": {"n": 1}}},
        ),
        (
            lambda t: t.batch_partial_update("things", "ids=a", {"a": {"patch": {}}}),
            "POST",
            "batch_partial_update",
            {"entities": {"a": {"patch": {}}}},
        ),
        (lambda t: t.batch_delete("things", "ids=a"), "DELETE", "batch_delete", None),
    ],
)
def test_each_method_goes_out_as_rest_li_names_it(wire, transport, call, method, rest_method, body):
    wire.answers(method, "things", json={})

    call(transport)

    request = wire.api_request
    assert request.method == method
    assert request.headers.get("X-RestLi-Method") == rest_method
    assert request.headers["Authorization"] == "Bearer AQXinvented-0001"
    assert "X-RestLi-Protocol-Version" not in request.headers
    if body is None:
        assert request.body is None
        assert "Content-Type" not in request.headers
    else:
        assert json.loads(request.body) == body
        assert request.headers["Content-Type"] == "application/json"


def test_the_query_stays_as_it_was_encoded(wire, transport):
    wire.answers("GET", "things", json={})

    transport.get("things", "ids[0].a=urn:li:x:1&ids[0].b=x%26y")

    sent = f"{API_URL}/v2/things?ids%5B0%5D.a=urn:li:x:1&ids%5B0%5D.b=x%26y"
    assert wire.api_request.url == sent


def test_a_finder_returns_its_elements(wire, transport):
    wire.answers("GET", "things", json={"elements": [{"n": 1}, "?", {"n": 2}], "paging": {}})

    assert transport.find("things", "request", requestId="a&b") == [{"n": 1}, {"n": 2}]
    assert wire.api_request.url == f"{API_URL}/v2/things?q=request&requestId=a%26b"


@pytest.mark.parametrize("answer", [{}, {"elements": None}, {"elements": {}}])
def test_a_finder_without_elements_found_nothing(wire, transport, answer):
    wire.answers("GET", "things", json=answer)

    assert transport.find("things", "request") == []


@pytest.mark.parametrize(
    "answer", [{}, {"elements": None}, {"elements": {"0": {}}}, {"elements": [{"n": 1}, "?"]}]
)
def test_a_page_that_is_no_list_of_objects_is_not_an_empty_one(wire, transport, answer):
    wire.answers("GET", "things", json=answer)

    with pytest.raises(Unreachable):
        transport.page("things", "criteria", 0, {})


def test_a_page_without_a_body_is_not_an_empty_one(wire, transport):
    wire.answers("GET", "things", status=204)

    with pytest.raises(Unreachable):
        transport.page("things", "criteria", 0, {})


@pytest.mark.parametrize(("count", "is_last"), [(0, True), (99, True), (100, False)])
def test_a_page_that_is_not_full_is_the_last(wire, transport, count, is_last):
    wire.answers("GET", "things", json={"elements": [{}] * count})

    assert transport.page("things", "criteria", 0, {}).is_last is is_last


def test_an_answer_holds_only_what_a_database_keeps(wire, transport):
    wire.answers("GET", "things", body=rb'{"id": "a\u0000\ud800b"}')

    assert transport.get("things", "ids=a") == {"id": "a\ufffd\ufffdb"}


def test_an_empty_answer_is_an_empty_object(wire, transport):
    wire.answers("PUT", "things", status=204)

    assert transport.batch_update("things", "ids=a", {"a": {}}) == {}


def test_all_calls_time_out(wire, transport):
    wire.answers("GET", "things", json={})

    transport.get("things", "")

    assert [request.req_kwargs["timeout"] for request in wire.requests] == [(5.0, 30.0)] * 2


@pytest.mark.parametrize("count", [0, 101])
def test_a_batch_linkedin_would_refuse_never_leaves(wire, count):
    wire.assert_all_requests_are_fired = False
    transport = Transport(api_url=API_URL, token=OwnToken(WWW_URL, Credentials("i", "s")))
    records = {f"r{number}": {} for number in range(count)}

    for call in (transport.batch_update, transport.batch_partial_update):
        with pytest.raises(ValueError, match=f"1 to 100 records, not {count}"):
            call("things", "", records)
    with pytest.raises(ValueError, match="1 to 100 records"):
        transport.batch_create("things", list(records.values()))
    assert wire.requests == []


# -- Tunnelling ---------------------------------------------------------------------------------


def test_a_long_read_is_tunnelled(wire, transport):
    wire.answers("POST", "things", json={"results": {}})

    transport.get("things", LONG_QUERY)

    request = wire.api_request
    assert request.url == f"{API_URL}/v2/things"
    assert request.headers["X-HTTP-Method-Override"] == "GET"
    assert request.headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert request.body == LONG_QUERY.encode()


def test_a_long_delete_is_tunnelled(wire, transport):
    wire.answers("POST", "things", json={})

    transport.batch_delete("things", LONG_QUERY)

    assert wire.api_request.headers["X-HTTP-Method-Override"] == "DELETE"
    assert wire.api_request.headers["X-RestLi-Method"] == "batch_delete"


@pytest.mark.parametrize(
    ("call", "method"), [("batch_update", "PUT"), ("batch_partial_update", "POST")]
)
def test_a_long_write_is_tunnelled_with_its_body(wire, transport, call, method):
    wire.answers("POST", "things", json={})

    getattr(transport, call)("things", LONG_QUERY, {"a": {"name": "Zoë"}})

    request = wire.api_request
    assert request.headers["X-HTTP-Method-Override"] == method
    assert request.headers["X-RestLi-Method"] == call
    head = f"Content-Type: {request.headers['Content-Type']}\r\n\r\n".encode()
    form, document = message_from_bytes(head + request.body).get_payload()
    assert form.get_payload() == LONG_QUERY
    assert json.loads(document.get_payload()) == {"entities": {"a": {"name": "Zoë"}}}


# -- Errors -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "error_class", "retryable"),
    [
        (300, Rejected, False),
        (400, Rejected, False),
        (402, Rejected, False),
        (403, Forbidden, False),
        (404, Rejected, False),
        (405, Rejected, False),
        (409, Rejected, False),
        (411, Rejected, False),
        (414, Rejected, False),
        (415, Rejected, False),
        (422, Rejected, False),
        (429, Throttled, True),
        (500, Unreachable, True),
        (502, Unreachable, True),
        (503, Unreachable, True),
        (504, Unreachable, True),
    ],
)
def test_a_refused_call_keeps_linkedins_words_and_says_whether_to_try_again(
    wire, transport, status, error_class, retryable
):
    wire.answers(
        "GET",
        "things",
        status=status,
        json={"serviceErrorCode": 100, "message": "In LinkedIn's words.", "status": status},
        headers={"x-li-uuid": "AAY", "X-LI-Request-Id": "req-7", "x-li-fabric": "prod-lva1"},
    )

    with pytest.raises(LinkedInError) as refusal:
        transport.get("things", "ids=a")

    error = refusal.value
    assert type(error) is error_class
    assert (error.status, error.is_retryable) == (status, retryable)
    assert (error.message, error.service_error_code) == ("In LinkedIn's words.", 100)
    assert error.trace == {
        "x-li-uuid": "AAY",
        "x-li-request-id": "req-7",
        "x-li-fabric": "prod-lva1",
    }
    assert str(error) == f"In LinkedIn's words. ({status})"
    assert len(wire.api_requests) == 1


@pytest.mark.parametrize("body", ["", "<h1>Bad gateway</h1>", "[]", '{"message": 7}', "{" * 9])
def test_a_refusal_without_words_gets_plain_ones(wire, transport, body):
    wire.answers("GET", "things", status=502, body=body)

    with pytest.raises(Unreachable) as refusal:
        transport.get("things", "")

    assert refusal.value.message == "LinkedIn answered 502 Bad Gateway"


def test_endless_words_are_cut(wire, transport):
    wire.answers("GET", "things", status=400, json={"message": "x" * 5_000})

    with pytest.raises(Rejected) as refusal:
        transport.get("things", "")

    assert len(refusal.value.message) == 1_000


@pytest.mark.parametrize("body", ["<html>Sign in</html>", "[1]", "null", "[" * 100_000])
def test_an_answer_nobody_can_read_counts_as_none(wire, transport, body):
    wire.answers("GET", "things", status=200, body=body)

    with pytest.raises(Unreachable, match="could not be read"):
        transport.get("things", "")


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (requests.ConnectTimeout("https://api/?ids=secret"), "LinkedIn did not answer in time."),
        (requests.ReadTimeout("https://api/?ids=secret"), "LinkedIn did not answer in time."),
        (requests.ConnectionError("https://api/?ids=secret"), "LinkedIn could not be reached."),
        (requests.exceptions.SSLError("ids=secret"), "LinkedIn could not be reached."),
        (requests.exceptions.ChunkedEncodingError("x"), "LinkedIn could not be reached."),
    ],
)
def test_silence_is_unreachable_and_names_no_address(wire, transport, failure, words):
    wire.answers("GET", "things", body=failure)

    with pytest.raises(Unreachable) as refusal:
        transport.get("things", "ids=a")

    error = refusal.value
    assert (str(error), error.status, error.is_retryable) == (words, None, True)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_refused_and_never_followed(wire, transport, status):
    wire.answers("PUT", "things", status=status, headers={"Location": "https://evil.test/"})

    with pytest.raises(Rejected):
        transport.batch_update("things", "ids=a", {"a": {}})

    assert all("evil.test" not in request.url for request in wire.requests)


@pytest.mark.parametrize(
    ("header", "wait_s"),
    [
        ("120", 120.0),
        ("0", 0.0),
        ("Fri, 20 Nov 2026 12:02:00 GMT", 120.0),
        ("Fri, 20 Nov 2026 12:02:00", 120.0),
        ("Fri, 20 Nov 2026 11:00:00 GMT", 0.0),
        ("soon", None),
        ("-5", None),
        ("²", None),
        ("", None),
        (None, None),
    ],
)
def test_a_throttled_call_says_how_long_to_wait(wire, transport, header, wait_s):
    headers = {} if header is None else {"Retry-After": header}
    wire.answers("GET", "things", status=429, json={"message": "Throttled."}, headers=headers)

    with (
        time_machine.travel("2026-11-20T12:00:00+00:00", tick=False),
        pytest.raises(Throttled) as refusal,
    ):
        transport.get("things", "")

    assert refusal.value.retry_after_s == wait_s


# -- Tokens -------------------------------------------------------------------------------------


def test_a_refused_token_is_replaced_once_and_the_call_repeated(wire, transport):
    wire.hand_out_token("AQXinvented-0002")
    wire.answers("PUT", "things", status=401, json=EXPIRED)
    wire.answers("PUT", "things", json={"results": {"a": {"status": 204}}})

    answer = transport.batch_update("things", "ids=a", {"a": {"n": 1}})

    assert answer == {"results": {"a": {"status": 204}}}
    assert bearer_tokens(wire) == ["Bearer AQXinvented-0001", "Bearer AQXinvented-0002"]
    assert [request.body for request in wire.api_requests] == [b'{"entities": {"a": {"n": 1}}}'] * 2


def test_a_second_refusal_is_final(wire, transport):
    wire.hand_out_token("AQXinvented-0002")
    wire.answers("GET", "things", status=401, json=EXPIRED)

    with pytest.raises(Unauthorized) as refusal:
        transport.get("things", "")

    assert (refusal.value.status, refusal.value.is_retryable) == (401, False)
    assert refusal.value.service_error_code == 65602
    assert len(wire.api_requests) == 2


def test_a_forbidden_call_does_not_fetch_another_token(wire, transport):
    wire.answers("GET", "things", status=403, json={"message": "Not enough permissions"})

    with pytest.raises(Forbidden):
        transport.get("things", "")

    assert len(wire.requests) == 2


def test_wrong_credentials_end_the_call_before_it_begins(wire):
    wire.post(
        TOKEN_URL,
        status=401,
        json={"error": "invalid_client", "error_description": "Client authentication failed"},
    )
    transport = Transport(api_url=API_URL, token=OwnToken(WWW_URL, Credentials("i", "s")))

    with pytest.raises(Unauthorized, match="Client authentication failed"):
        transport.get("things", "")

    assert len(wire.requests) == 1


# -- Secrets ------------------------------------------------------------------------------------


def test_nothing_secret_reaches_the_log(wire, transport, caplog):
    caplog.set_level("DEBUG")
    wire.hand_out_token("AQXinvented-0002")
    wire.answers("PUT", "things", status=401, json=EXPIRED)

    with pytest.raises(Unauthorized):
        transport.batch_update("things", "ids=cand-881", {"cand-881": {"lastName": "Marbach"}})

    assert "LinkedIn answered 401" in caplog.text
    for secret in ("AQXinvented", "s3cret", "Marbach", "cand-881"):
        assert secret not in caplog.text


def test_a_netrc_on_the_machine_does_not_replace_our_token(wire, transport, tmp_path, monkeypatch):
    netrc = tmp_path / "netrc"
    netrc.write_text("machine api.linkedin.test login someone password else\n")
    monkeypatch.setenv("NETRC", str(netrc))
    wire.answers("GET", "things", json={})

    transport.get("things", "")

    assert bearer_tokens(wire) == ["Bearer AQXinvented-0001"]


def test_cookies_are_not_kept(wire, transport):
    wire.answers("GET", "things", json={}, headers={"Set-Cookie": "lidc=b; Path=/"})

    transport.get("things", "")
    transport.get("things", "")

    assert all("Cookie" not in request.headers for request in wire.api_requests)
