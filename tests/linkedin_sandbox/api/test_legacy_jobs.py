"""What LinkedIn's own, older collection says of jobs is still taken (changes-2026 A1, A2, E3)."""

import pytest

from tests.linkedin_sandbox.customer import job, without

LEGACY = without(job(state="LISTED"), "jobPostingOperationType", "posterEmail")


def held(linkedin):
    return {one["external_id"]: one for one in linkedin.state()["jobs"]}


def operations(linkedin):
    return [task["operation"] for task in linkedin.state()["tasks"]]


def test_state_alone_creates_changes_and_closes(linkedin, customer):
    first = customer.submit(LEGACY)
    customer.submit({**LEGACY, "title": "Day shift planner"})
    customer.submit({**LEGACY, "state": "CLOSED"})
    customer.submit(LEGACY)

    assert first[0]["status"] == 202
    assert operations(linkedin) == ["CREATE", "UPDATE", "CLOSE", "CREATE"]
    assert held(linkedin)["JOB-1"]["state"] == "LISTED"


def test_state_alone_is_a_finding_that_names_the_operation(linkedin, customer):
    customer.submit(LEGACY)

    [finding] = linkedin.findings()
    assert finding.startswith("state without jobPostingOperationType is legacy")


def test_neither_state_nor_operation_is_refused_at_the_operation(customer):
    (refused,) = customer.submit(without(LEGACY, "state"))

    assert refused["status"] == 422
    assert "/jobPostingOperationType" in refused["error"]["message"]


@pytest.mark.parametrize("state", ["OPEN", "", 5, None])
def test_state_that_says_nothing_stands_for_no_operation(customer, state):
    (refused,) = customer.submit({**LEGACY, "state": state})

    assert refused["status"] == 422
    assert "/jobPostingOperationType" in refused["error"]["message"]


def test_state_beside_the_operation_is_a_finding(linkedin, customer):
    (accepted,) = customer.submit(job(state="LISTED"))

    assert accepted["status"] == 202
    assert linkedin.findings() == [
        "state is unsupported since June 2024, jobPostingOperationType says it"
    ]


@pytest.mark.parametrize("operation", ["CREATE", "UPDATE", "RENEW"])
def test_no_job_is_created_closed(linkedin, customer, operation):
    (refused,) = customer.submit(job(state="CLOSED", jobPostingOperationType=operation))

    assert refused["status"] == 422
    assert "/state :: a job cannot be" in refused["error"]["message"]
    assert held(linkedin) == {}


def test_unknown_job_said_to_be_closed_is_a_conflict(linkedin, customer):
    (refused,) = customer.submit({**LEGACY, "state": "CLOSED"})

    assert refused["status"] == 409
    assert held(linkedin) == {}


def test_country_and_postal_code_beside_a_location_are_findings_and_not_kept(linkedin, customer):
    (accepted,) = customer.submit(job(countryCode="de", postalCode="28199"))

    assert accepted["status"] == 202
    assert {one.partition(" ")[0] for one in linkedin.findings()} == {"countryCode", "postalCode"}
    assert "countryCode" not in held(linkedin)["JOB-1"]["fields"]
