"""Versioned API, section 6.4: LinkedIn's own judgement of an application."""

import pytest

from tests.linkedin_sandbox.api.retrieval.retrieving import elements, versioned
from tests.linkedin_sandbox.customer import (
    application,
    application_key,
    candidate,
    candidate_key,
    job,
)

PATH = "exportedApplicationEvaluation?q=request&requestId={}"


@pytest.fixture
def applied(customer):
    customer.submit(job("JOB-1"))
    customer.put("atsCandidates", {candidate_key("cand-1"): candidate()})
    customer.put("atsApplications", {application_key("appl-1"): application()})
    return customer


def test_an_evaluation_is_pushed_and_names_our_ids(linkedin, applied):
    request_id = linkedin.evaluate("appl-1", fit="HIGH")

    [found] = elements(versioned(applied, PATH.format(request_id)))

    assert found["externalApplicationId"] == "appl-1"
    assert found["evaluation"] == {"fit": "HIGH"}
    [pushed] = [one for one in linkedin.deliveries() if one["request_id"] == request_id]
    assert pushed["event_type"] == "EXPORT_APPLICATION_EVALUATION"


def test_it_is_gone_after_a_day(linkedin, applied):
    request_id = linkedin.evaluate("appl-1", fit="HIGH")
    linkedin.turn(request_valid_s=0)

    assert versioned(applied, PATH.format(request_id)).status_code == 404
