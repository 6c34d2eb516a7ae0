"""The page on which a person arranges what goes wrong next."""

import re

import pytest
import requests

from tests.linkedin_sandbox.customer import candidate, candidate_key, indexed

KEY = candidate_key("cand-1")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@pytest.fixture
def arrange(linkedin, browser):
    url = f"{linkedin.url}/sandbox/faults/"

    def post(kind, **given):
        token = TOKEN.search(browser.get(url).text)[1]
        form = {"kind": kind, "resource": "atsCandidates", "remaining": 1, **given}
        return browser.post(url, data={"csrfmiddlewaretoken": token, **form})

    return post


def put(customer):
    body = {"entities": {KEY: candidate()}}
    return customer.call("PUT", f"atsCandidates?{indexed([KEY])}", "batch_update", json=body)


@pytest.mark.parametrize(
    ("kind", "status"),
    [("token", 401), ("forbidden", 403), ("throttled", 429), ("error", 500), ("gateway", 502),
     ("away", 503), ("late", 504), ("nonsense", 200), ("misshapen", 200)],
)  # fmt: skip
def test_the_next_call_fails_so_and_the_one_after_it_works(arrange, customer, kind, status):
    assert arrange(kind).status_code == 200

    failed, passed = put(customer), put(customer)

    assert failed.status_code == status
    assert "results" not in failed.text
    assert passed.json()["results"][KEY]["status"] == 204


def test_a_429_says_how_long_to_wait_where_it_shall(arrange, customer):
    arrange("throttled", seconds=90)

    assert put(customer).headers["Retry-After"] == "90"


def test_the_connection_breaks_off_and_yet_it_is_done(arrange, customer, linkedin):
    arrange("reset", takes_effect="on")

    with pytest.raises(requests.ConnectionError):
        put(customer)
    assert [one["external_id"] for one in linkedin.state()["candidates"]] == ["cand-1"]


@pytest.mark.parametrize(
    ("kind", "where"),
    [("poisoned", "errors"), ("busy", "errors"), ("unanswered", None), ("in_results", "results")],
)
def test_one_record_fails(arrange, customer, kind, where):
    arrange(kind, key="cand-1")

    answer = put(customer).json()

    found = {name for name in ("results", "errors") if KEY in answer[name]}
    assert found == ({where} if where else set())


def test_what_is_arranged_stands_there_in_words_until_it_is_forgotten(arrange, linkedin, browser):
    page = arrange("away", resource="*", remaining=1_000_000).text
    words = " ".join(page.split())
    assert "503: LinkedIn is away: every resource; until it is forgotten" in words

    token = TOKEN.search(page)[1]
    page = browser.post(
        f"{linkedin.url}/sandbox/faults/forgetting/", data={"csrfmiddlewaretoken": token}
    )
    assert "Nothing: LinkedIn works." in page.text


@pytest.mark.parametrize(
    ("kind", "given", "says"),
    [("poisoned", {}, "Name the record."), ("away", {"key": "x"}, "name no record"),
     ("slow", {}, "How long?")],
)  # fmt: skip
def test_what_does_not_go_together_is_said(arrange, linkedin, kind, given, says):
    answer = arrange(kind, **given)

    assert (answer.status_code, says in answer.text) == (422, True)


def test_a_slow_answer_is_a_right_one(arrange, customer):
    arrange("slow", seconds=1)

    assert put(customer).json()["results"][KEY]["status"] == 204
