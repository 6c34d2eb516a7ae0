"""What goes wrong at LinkedIn other than by an honest answer, arranged by a test."""

import uuid

import pytest
import requests

from tests.linkedin_sandbox.customer import candidate, candidate_key, job

ONE, OTHER = candidate_key("cand-1"), candidate_key("cand-2")
BOTH = {ONE: candidate(), OTHER: candidate(firstName="Jan")}


def held(linkedin):
    return {one["external_id"] for one in linkedin.state()["candidates"]}


def test_a_key_can_be_left_out_of_both_maps(linkedin, customer):
    linkedin.break_next("atsCandidates", "unanswered", key="cand-1")

    answer = customer.put("atsCandidates", BOTH).json()

    assert answer == {"results": {OTHER: {"status": 204}}, "errors": {}}
    assert held(linkedin) == {"cand-2"}


def test_what_is_left_out_may_have_been_taken(linkedin, customer):
    linkedin.break_next("atsCandidates", "unanswered", key="cand-1", takes_effect=True)

    answer = customer.put("atsCandidates", BOTH).json()

    assert set(answer["results"]) == {OTHER}
    assert held(linkedin) == {"cand-1", "cand-2"}


def test_a_failing_key_can_stand_inside_results(linkedin, customer):
    linkedin.break_next("atsCandidates", "in_results", key="cand-1", status=422, message="No.")

    answer = customer.put("atsCandidates", BOTH).json()

    assert answer["results"][ONE] == {"status": 422, "message": "No."}
    assert answer["errors"] == {}
    assert held(linkedin) == {"cand-2"}


def test_a_record_can_be_left_out_when_read(linkedin, customer):
    customer.put("atsCandidates", BOTH)
    linkedin.break_next("atsCandidates", "unanswered", key="cand-1")

    answer = customer.get("atsCandidates", [ONE, OTHER]).json()

    assert set(answer["results"]) == {OTHER}
    assert answer["errors"] == {}


def test_a_job_is_unanswered_in_its_place(linkedin, customer):
    linkedin.break_next("simpleJobPostings", "unanswered", key="JOB-1")

    first, second = customer.submit(job("JOB-1"), job("JOB-2"))

    assert first == {}
    assert second["status"] == 202


@pytest.mark.parametrize("takes_effect", [False, True])
def test_a_connection_can_be_reset(linkedin, customer, takes_effect):
    linkedin.break_next("atsCandidates", "reset", takes_effect=takes_effect)

    with pytest.raises(requests.ConnectionError) as broken:
        customer.put("atsCandidates", BOTH)

    assert "Connection reset" in str(broken.value)
    assert held(linkedin) == ({"cand-1", "cand-2"} if takes_effect else set())
    assert [one["status"] for one in linkedin.requests(resource="atsCandidates")] == [444]
    assert customer.put("atsCandidates", BOTH).status_code == 200


def test_a_token_can_be_lost_to_a_reset(linkedin, customer):
    linkedin.break_next("accessToken", "reset")

    with pytest.raises(requests.ConnectionError):
        customer.ask_for_token()

    assert customer.ask_for_token().status_code == 200


@pytest.mark.parametrize(
    "wanted",
    [
        {"fault": "earthquake"},
        {"fault": "unanswered"},
        {"fault": "in_results"},
        {"fault": "reset", "key": "cand-1"},
        {},
    ],
)
def test_a_fault_that_cannot_be_is_refused(linkedin, wanted):
    url = f"{linkedin.url}/sandbox/api/failures"

    answer = requests.post(url, json={"resource": "atsCandidates", **wanted}, timeout=60)

    assert answer.status_code == 422
    assert answer.json()["error"]


def test_every_answer_carries_a_trace_of_its_own_that_the_log_knows(linkedin, customer):
    good, bad = customer.put("atsCandidates", BOTH), customer.call("GET", "nowhere")
    token = customer.ask_for_token()

    traces = [answer.headers["x-li-uuid"] for answer in (good, bad, token)]

    assert len({str(uuid.UUID(trace)) for trace in traces}) == 3
    assert [one["trace_id"] for one in linkedin.requests()][-3:] == traces
