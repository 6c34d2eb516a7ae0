"""E-mails and phones of a candidate over the API, one by one."""

import pytest

from accounts.models import RecordRead
from candidates.contacts.services import add_email, add_phone
from candidates.models import Candidate
from candidates.tags.services import add_tag, remove_tag
from tests.api.shapes import assert_problem
from tests.factories.candidates import CandidateFactory
from tests.statements import just_before

pytestmark = pytest.mark.django_db

# Which locks a candidate and reads them again.
LOCK = 'WHERE "candidates_candidate"."id" = '


@pytest.fixture
def ilse():
    return CandidateFactory(email="a@example.org")


def at(candidate, rest=""):
    return f"/api/v1/candidates/{candidate.public_id}/{rest}"


def test_an_address_is_added_shown_preferred_and_removed(recruiter, api_as, ilse):
    client = api_as(recruiter)

    made = client.post(at(ilse, "emails/"), {"email": "B@example.org"})
    assert made.status_code == 201
    assert made.json() == {
        "id": made.json()["id"], "email": "b@example.org", "is_primary": False,
        "is_verified": False, "proof": "", "verified_by": None, "verified_at": None,
    }  # fmt: skip
    one = f"emails/{made.json()['id']}/"
    assert client.post(at(ilse, f"{one}preference/")).json()["is_primary"] is True
    assert client.get(at(ilse)).json()["emails"] == ["b@example.org", "a@example.org"]
    assert client.delete(at(ilse, one)).status_code == 204
    assert client.get(at(ilse)).json()["emails"] == ["a@example.org"]
    assert client.delete(at(ilse, one)).status_code == 404


def test_a_number_likewise(recruiter, api_as, ilse):
    client = api_as(recruiter)
    client.post(at(ilse, "phones/"), {"phone": "+49 421 5550100"})

    made = client.post(at(ilse, "phones/"), {"phone": "+49 421 5550101", "is_primary": True}).json()

    assert made == {"id": made["id"], "phone": "+494215550101", "is_primary": True}
    assert client.get(at(ilse)).json()["phones"] == ["+494215550101", "+494215550100"]
    assert [one["phone"] for one in client.get(at(ilse, "phones/")).json()["results"]] == [
        "+494215550101", "+494215550100",
    ]  # fmt: skip
    assert client.delete(at(ilse, f"phones/{made['id']}/")).status_code == 204


def test_an_address_is_verified_and_doubted(recruiter, api_as, ilse):
    client, one = api_as(recruiter), f"emails/{ilse.emails.get().public_id}/verification/"

    shown = client.post(at(ilse, one), {"proof": "answered"}).json()
    assert (shown["is_verified"], shown["proof"]) == (True, "answered")
    assert shown["verified_by"] == {"id": recruiter.public_id, "name": str(recruiter)}
    assert client.get(at(ilse, "emails/")).json()["results"] == [shown]
    assert client.delete(at(ilse, one)).status_code == 204
    assert client.get(at(ilse, "emails/")).json()["results"][0]["verified_at"] is None


@pytest.mark.parametrize("proof", ["applied", "", "guessed"])
def test_what_a_colleague_cannot_know_verifies_nothing(recruiter, api_as, ilse, proof):
    url = at(ilse, f"emails/{ilse.emails.get().public_id}/verification/")

    assert_problem(api_as(recruiter).post(url, {"proof": proof}), 400, "invalid", "proof")


def test_what_cannot_be_added_is_named(recruiter, api_as, ilse):
    client = api_as(recruiter)

    assert_problem(client.post(at(ilse, "emails/"), {"email": "x"}), 400, "invalid", "email")
    assert_problem(client.post(at(ilse, "phones/"), {"phone": "x"}), 400, "invalid", "phone")
    again = client.post(at(ilse, "emails/"), {"email": "A@example.org"})
    assert_problem(again, 409, "contact_there", "email")


def test_reading_them_is_recorded(recruiter, api_as, ilse):
    api_as(recruiter).get(at(ilse, "emails/"))
    api_as(recruiter).get(at(ilse, "phones/"))

    assert RecordRead.objects.filter(subject=ilse.public_id, user=recruiter).count() == 2


REPLACING = {
    "email": "mine@example.org", "emails": ["mine@example.org"], "phone": "+494215550100",
    "phones": ["+494215550100"], "tags": ["Mine"],
}  # fmt: skip


@pytest.mark.parametrize("name", REPLACING)
def test_what_takes_the_place_of_others_says_what_it_read(recruiter, api_as, ilse, name):
    refused = api_as(recruiter).patch(at(ilse), {name: REPLACING[name]})

    assert_problem(refused, 400, "invalid", "updated_at")
    assert [email.email for email in ilse.emails.all()] == ["a@example.org"]


@pytest.mark.parametrize("name", REPLACING)
@pytest.mark.parametrize(
    "act",
    [
        lambda ilse, by: add_email(candidate=ilse, email="theirs@example.org", by=by),
        lambda ilse, by: add_phone(candidate=ilse, phone="+494215550199", by=by),
        lambda ilse, by: add_tag(candidate=ilse, name="Theirs", by=by),
        lambda ilse, by: remove_tag(candidate=ilse, tag=ilse.tags.get(), by=by),
    ],
    ids=["email", "phone", "tag", "untag"],
)
def test_no_list_takes_the_place_of_what_a_colleague_did_since(recruiter, api_as, ilse, name, act):
    """Done between looking and the lock, and before either."""
    add_tag(candidate=ilse, name="Dock", by=recruiter)
    client = api_as(recruiter)
    mine = {"updated_at": client.get(at(ilse)).json()["updated_at"], name: REPLACING[name]}

    with just_before(LOCK, lambda: act(Candidate.objects.get(), recruiter)):
        assert_problem(client.patch(at(ilse), mine), 409, "changed_meanwhile")

    act(Candidate.objects.get(), recruiter)
    there = client.get(at(ilse)).json()
    assert_problem(client.patch(at(ilse), mine), 409, "changed_meanwhile")
    assert client.get(at(ilse)).json() == there


def test_who_says_when_they_read_is_told_of_changes_since(recruiter, api_as, ilse):
    """Both read the same; each sends back all of it with one address more."""
    client, read = api_as(recruiter), api_as(recruiter).get(at(ilse)).json()
    mine, theirs = ({**read, "emails": [*read["emails"], f"{name}@example.org"]} for name in "mt")

    assert client.patch(at(ilse), theirs).status_code == 200
    assert_problem(client.patch(at(ilse), mine), 409, "changed_meanwhile")

    assert client.get(at(ilse)).json()["emails"] == ["a@example.org", "t@example.org"]
