"""The page on which a person arranges what goes wrong next."""

import re

import pytest
import requests

from tests.linkedin_sandbox.api.test_pace import start_a_minute
from tests.linkedin_sandbox.customer import candidate, candidate_key, indexed, sole

KEY = candidate_key("cand-1")
TAG = re.compile(r"<[^>]+>")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@pytest.fixture
def arrange(linkedin, browser):
    url = f"{linkedin.url}/sandbox/faults/"

    def post(kind, **given):
        token = TOKEN.search(browser.get(url).text)[1]
        form = {"kind": kind, "resource": "atsCandidates", "remaining": 1, **given}
        return browser.post(url, data={"csrfmiddlewaretoken": token, **form})

    return post


def words_of(page):
    return " ".join(TAG.sub("", page).split())


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


def test_only_the_calls_that_were_chosen_fail(arrange, customer):
    arrange("away", method="DELETE")

    kept, refused = put(customer), customer.delete("atsCandidates", [KEY])

    assert (kept.status_code, refused.status_code) == (200, 503)


def test_a_record_fails_only_at_the_calls_that_were_chosen(arrange, customer):
    arrange("busy", key="cand-1", method="DELETE")

    assert sole(put(customer))["status"] == 204
    assert sole(customer.delete("atsCandidates", [KEY]))["status"] == 503


def test_so_does_a_token(arrange, customer):
    arrange("away", resource="accessToken")

    assert [customer.ask_for_token().status_code for _ in range(2)] == [503, 200]


def test_one_fault_is_forgotten_and_the_others_stay(arrange, linkedin, browser):
    arrange("away")
    page = arrange("slow", seconds=7).text
    first, _ = sorted(map(int, re.findall(r"/faults/(\d+)/forgetting/", page)))

    url = f"{linkedin.url}/sandbox/faults/{first}/forgetting/"
    page = browser.post(url, data={"csrfmiddlewaretoken": TOKEN.search(page)[1]})

    assert "503: LinkedIn is away Forget" not in words_of(page.text)
    assert "7 s late" in words_of(page.text)
    assert [one["delay_s"] for one in linkedin.failures()] == [7]


def test_page_says_how_much_of_a_limit_is_used(linkedin, customer, browser):
    linkedin.turn(records_per_minute=1)
    start_a_minute(linkedin)
    put(customer)
    put(customer)

    page = words_of(browser.get(f"{linkedin.url}/sandbox/faults/").text)

    assert "atsCandidates 2 of 100,000 calls a day" in page
    assert "atsCandidates 2 of 1 records a minute Used up" in page


def test_what_is_arranged_stands_there_in_words_until_it_is_forgotten(arrange, linkedin, browser):
    page = arrange("away", resource="*", remaining=1_000_000).text
    assert "503: LinkedIn is away Every resource. Until it is forgotten." in words_of(page)

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
