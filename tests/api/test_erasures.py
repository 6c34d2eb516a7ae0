"""Erasures over the API."""

import json

import pytest

from base.signed_documents import verified
from linkedin_rsc.ledger.erasures import close_forgotten
from linkedin_rsc.models import Erasure, LedgerFill
from tests.api.shapes import assert_problem
from tests.factories.candidates import CandidateFactory
from tests.factories.linkedin_rsc import ConnectionFactory

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


@pytest.fixture
def company(db):
    return ConnectionFactory(enabled=True)


WITHDRAWAL = "/api/v1/linkedin/withdrawal/"


def test_a_company_has_linkedin_forget_everything_and_shares_again(api_as, administrator, company):
    api, given = api_as(administrator), {"organization_id": company.organization_id}

    answers = [api.post(WITHDRAWAL, given) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [202, 202]
    assert answers[0].json() == answers[1].json()
    assert answers[0].json()["kind"] == "company"
    assert_problem(api.delete(WITHDRAWAL), 409, "still_withdrawing")
    LedgerFill.objects.all().delete()
    close_forgotten()
    assert api.delete(WITHDRAWAL).status_code == 204
    assert_problem(api.delete(WITHDRAWAL), 409, "nothing_withdrawn")


def test_another_companys_id_begins_nothing(api_as, administrator, company):
    answer = api_as(administrator).post(WITHDRAWAL, {"organization_id": "666"})

    assert_problem(answer, 400, "invalid", "organization_id")
    assert not Erasure.objects.exists()


@pytest.mark.parametrize("who", ["read_only", "recruiter"])
def test_only_administrators_withdraw(api_as, request, company, who):
    api = api_as(request.getfixturevalue(who))

    assert_problem(api.post(WITHDRAWAL, {"organization_id": "1"}), 403, "not_allowed")
    assert_problem(api.delete(WITHDRAWAL), 403, "not_allowed")
