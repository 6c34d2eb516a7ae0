"""Erasures over the API."""

import json

import pytest

from base.signed_documents import verified
from linkedin_rsc.models import Erasure
from tests.api.shapes import assert_problem
from tests.factories.candidates import CandidateFactory

pytestmark = pytest.mark.django_db

URL = "/api/v1/linkedin/erasures/"


def test_administrators_see_erasures_and_their_receipts(api_as, administrator, read_only):
    candidate = CandidateFactory()
    api = api_as(administrator)
    api.delete(f"/api/v1/candidates/{candidate.public_id}/")

    [listed] = api.get(URL).json()["results"]
    one = f"{URL}{listed['id']}/"

    assert (listed["record"], listed["state"]) == (candidate.public_id, "done")
    assert api.get(one).json() == listed
    receipt = api.get(f"{one}receipt/").json()
    assert verified(json.dumps(receipt))["record"] == candidate.public_id
    assert api_as(read_only).get(one).json() == listed
    assert_problem(api_as(read_only).get(f"{one}receipt/"), 403, "not_allowed")


def test_what_is_not_over_has_no_receipt(api_as, administrator):
    erasure = Erasure.objects.create(record="former", requested_at="2026-11-01T00:00:00Z")

    assert_problem(
        api_as(administrator).get(f"{URL}{erasure.public_id}/receipt/"), 404, "not_found"
    )


def test_recruiters_see_none(api_as, recruiter):
    assert_problem(api_as(recruiter).get(URL), 403, "not_allowed")
