"""Rules 5, 14 and 19: pace, throttles, arranged failures, and the record of it all."""

import threading
import time

import pytest

from tests.linkedin_sandbox.customer import candidate, candidate_key, indexed
from tests.linkedin_stand_in import PARENT

ENTITIES = {candidate_key("cand-1"): candidate()}


def start_a_minute(linkedin):
    linkedin.advance_clock(60 - linkedin.now_ms() / 1000 % 60)


def test_too_many_calls_a_day_are_429(linkedin, customer):
    start_a_minute(linkedin)
    linkedin.turn(requests_per_day=2)

    statuses = [customer.put("atsCandidates", ENTITIES).status_code for _ in range(3)]
    linkedin.advance_clock(86_400)
    customer.sign_in()

    assert statuses == [200, 200, 429]
    assert customer.put("atsCandidates", ENTITIES).status_code == 200


def test_too_many_records_a_minute_are_429(linkedin, customer):
    start_a_minute(linkedin)
    linkedin.turn(records_per_minute=3)
    two = {candidate_key(f"cand-{place}"): candidate() for place in range(2)}

    first, second = customer.put("atsCandidates", two), customer.put("atsCandidates", two)
    linkedin.advance_clock(60)

    assert (first.status_code, second.status_code) == (200, 429)
    assert "throttle limit" in second.json()["message"]
    assert customer.put("atsCandidates", two).status_code == 200


NO_JOB = {"integrationContext": None}


def post_jobs(customer, count):
    body = {"elements": [NO_JOB] * count}
    return customer.call("POST", "simpleJobPostings", "batch_create", json=body)


def put_candidates(customer, count):
    ids = indexed([candidate_key(f"cand-{place}") for place in range(count)])
    return customer.tunnel("atsCandidates", ids, {"entities": {}})


@pytest.mark.parametrize(("limit", "send"), [(2_000, post_jobs), (10_000, put_candidates)])
def test_so_many_records_a_minute_are_let_through(linkedin, customer, limit, send):
    """What is sent is refused, but only after it was counted."""
    start_a_minute(linkedin)
    linkedin.turn(limit_batches=False)

    statuses = [send(customer, count).status_code for count in (limit, 1)]

    assert statuses == [400, 429]


def test_what_is_used_of_a_limit_is_told_until_its_time_is_over(linkedin, customer):
    start_a_minute(linkedin)
    customer.put("atsCandidates", ENTITIES)
    used = linkedin.quotas()
    linkedin.advance_clock(60)
    later = linkedin.quotas()
    linkedin.advance_clock(86_400)

    assert used["atsCandidates", "calls a day"] == (1, 100_000)
    assert used["atsCandidates", "records a minute"] == (1, 10_000)
    assert ("atsCandidates", "records a minute") not in later
    assert linkedin.quotas() == {}


def test_jobs_have_a_limit_of_records_a_day_too(linkedin, customer):
    start_a_minute(linkedin)
    linkedin.turn(limit_batches=False, records_per_minute=100_000)

    statuses = [post_jobs(customer, count).status_code for count in (60_000, 1)]
    linkedin.advance_clock(86_400)
    customer.sign_in()

    assert statuses == [400, 429]
    assert post_jobs(customer, 1).status_code == 400


def test_other_records_have_one_a_day_only_where_it_is_turned(linkedin, customer):
    start_a_minute(linkedin)
    linkedin.turn(records_per_day=1)

    statuses = [customer.put("atsCandidates", ENTITIES).status_code for _ in range(2)]

    assert statuses == [200, 429]


def test_throttling_can_be_switched_off(linkedin, customer):
    linkedin.turn(requests_per_day=1, throttle=False)

    statuses = {customer.put("atsCandidates", ENTITIES).status_code for _ in range(3)}

    assert statuses == {200}


def test_the_next_calls_can_be_made_to_fail(linkedin, customer):
    linkedin.fail_next("atsCandidates", 503, times=2, retry_after_s=7)

    answers = [customer.put("atsCandidates", ENTITIES) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [503, 503, 200]
    assert answers[0].headers["Retry-After"] == "7"
    assert answers[0].json()["status"] == 503


def test_a_call_may_take_effect_and_be_told_it_failed(linkedin, customer):
    linkedin.fail_next("atsCandidates", 504, takes_effect=True)

    answer = customer.put("atsCandidates", ENTITIES)

    assert answer.status_code == 504
    assert len(linkedin.state()["candidates"]) == 1


def test_single_records_can_be_made_to_fail(linkedin, customer):
    linkedin.fail_next("atsCandidates", 422, key="cand-2", message="Not today")
    both = {candidate_key("cand-1"): candidate(), candidate_key("cand-2"): candidate()}

    answer = customer.put("atsCandidates", both).json()

    assert list(answer["results"]) == [candidate_key("cand-1")]
    assert answer["errors"] == {candidate_key("cand-2"): {"status": 422, "message": "Not today"}}
    assert len(customer.put("atsCandidates", both).json()["results"]) == 2


@pytest.mark.parametrize(
    ("status", "error"),
    [(400, "invalid_request"), (401, "invalid_client"), (503, "server_error")],
)
def test_the_token_endpoint_can_be_made_to_fail(linkedin, customer, status, error):
    linkedin.fail_next("accessToken", status, message="Not today", retry_after_s=7)

    answer = customer.ask_for_token()

    assert answer.status_code == status
    assert answer.json() == {"error": error, "error_description": "Not today"}
    assert answer.headers["Retry-After"] == "7"
    assert customer.ask_for_token().status_code == 200


def test_calls_that_overlap_are_noted(linkedin, customer):
    threads = [
        threading.Thread(target=customer.put, args=("atsCandidates", many(place)))
        for place in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    statuses = {row["status"] for row in linkedin.requests(resource="atsCandidates")}
    assert statuses == {200}
    assert "not sequential" in linkedin.findings()


def many(block):
    return {candidate_key(f"cand-{block}-{place}"): candidate() for place in range(25)}


def test_calls_one_after_the_other_are_not(linkedin, customer):
    for place in range(3):
        customer.put("atsCandidates", many(place))

    assert linkedin.findings() == []


def test_the_recorder_keeps_what_was_asked_and_answered(linkedin, customer):
    customer.put("atsCandidates", ENTITIES)

    (row,) = linkedin.requests(resource="atsCandidates")

    assert (row["method"], row["restli_method"]) == ("PUT", "batch_update")
    assert (row["status"], row["records"], row["failed_records"]) == (200, 1, 0)
    assert row["client_id"] == customer.client_id
    assert row["query"].startswith("ids[0].atsCandidateId=cand-1")
    assert "Ilse" in row["body"]


def test_token_reuse_can_be_read_from_the_record(linkedin, customer):
    customer.put("atsCandidates", ENTITIES)
    customer.put("atsCandidates", ENTITIES)
    customer.sign_in()
    customer.put("atsCandidates", ENTITIES)

    tokens = [row["token_number"] for row in linkedin.requests(resource="atsCandidates")]

    assert tokens[0] == tokens[1] != tokens[2]


def test_the_recorder_keeps_no_secret(linkedin, customer):
    recorded = str(linkedin.requests())

    assert customer.client_secret not in recorded
    assert PARENT[1] not in recorded
    assert customer.headers["Authorization"] not in recorded
    assert {row["resource"] for row in linkedin.requests()} >= {"accessToken"}


def test_credentials_in_the_url_are_a_finding(linkedin, customer):
    url = f"{linkedin.url}/oauth/v2/accessToken?client_secret={customer.client_secret}"
    customer.session.post(url, data={"grant_type": "client_credentials"})

    assert "credentials in the URL" in linkedin.findings()
    assert customer.client_secret not in str(linkedin.requests())


def test_requests_are_filtered_and_forgotten(linkedin, customer):
    customer.put("atsCandidates", ENTITIES)
    last = linkedin.requests()[-1]["id"]
    customer.get("atsCandidates", [candidate_key("cand-1")])

    newer = linkedin.requests(since=last)
    reads = linkedin.requests(restli_method="batch_get")
    linkedin.forget_requests()

    assert [row["restli_method"] for row in newer] == ["batch_get"]
    assert len(reads) == 1
    assert linkedin.requests() == []


@pytest.mark.parametrize(
    "switches", [{"no_such_switch": 1}, {"strict_refs": "yes"}, {"push_shape": "triangle"}]
)
def test_a_wrong_switch_is_refused(linkedin, switches):
    with pytest.raises(AssertionError, match="422"):
        linkedin.turn(**switches)


def test_a_reset_forgets_everything(linkedin, customer):
    customer.put("atsCandidates", ENTITIES)
    linkedin.turn(strict_refs=False)
    linkedin.advance_clock(1000)
    linkedin.reset()

    assert linkedin.requests() == []
    assert linkedin.state()["candidates"] == []
    assert linkedin.now_ms() <= int(time.time() * 1000) + 1
    assert sole_parent(linkedin)


def sole_parent(linkedin):
    return [one["is_parent"] for one in linkedin.state()["applications_registered"]] == [True]
