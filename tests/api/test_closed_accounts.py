"""Closed LinkedIn accounts over the API."""

import pytest

from candidates.models import Candidate
from tests.api.shapes import assert_problem
from tests.factories.linkedin_rsc import ClosedAccountFactory

pytestmark = pytest.mark.django_db

URL = "/api/v1/linkedin/closed-accounts/"


def test_administrators_list_who_is_to_be_decided_on(api_as, administrator):
    account = ClosedAccountFactory()

    [listed] = api_as(administrator).get(URL).json()["results"]

    assert listed["candidate"] == Candidate.objects.get().public_id
    assert listed["decision"] is None
    assert listed["due_on"] == account.due_on.isoformat()


def test_keeping_needs_a_reason(api_as, administrator):
    account, api = ClosedAccountFactory(), api_as(administrator)
    url = f"{URL}{account.public_id}/decision/"

    refused = api.post(url, {"decision": "keep"}, format="json")
    assert_problem(refused, 400, "invalid", "reason")

    body = {"decision": "keep", "reason": "Applied by mail."}
    kept = api.post(url, body, format="json").json()
    assert (kept["decision"], kept["reason"]) == ("keep", "Applied by mail.")


def test_erasing_answers_with_the_proof(api_as, administrator):
    account, api = ClosedAccountFactory(), api_as(administrator)
    url = f"{URL}{account.public_id}/decision/"

    body, public_id = {"decision": "delete"}, Candidate.objects.get().public_id
    erased = api.post(url, body, format="json").json()

    assert (erased["candidate"], erased["decision"]) == (public_id, "delete")
    assert not Candidate.objects.exists()
    assert api.post(url, body, format="json").status_code == 409
    assert api.get(f"{URL}{account.public_id}/").json() == erased


@pytest.mark.parametrize("seen", ["somebody-else", None])
def test_nobody_is_erased_who_was_not_read(api_as, administrator, seen):
    account, api = ClosedAccountFactory(), api_as(administrator)

    body = {"decision": "delete", "candidate": seen}
    refused = api.post(f"{URL}{account.public_id}/decision/", body, format="json")

    assert_problem(refused, 409, "about_another")
    assert Candidate.objects.exists()


def test_recruiters_do_not_see_them(api_as, recruiter):
    ClosedAccountFactory()

    assert api_as(recruiter).get(URL).status_code == 403
