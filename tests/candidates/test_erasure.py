"""Erasing a person: who may, what is left, and that it is asked once more."""

import pytest
from django.contrib.messages import get_messages

from accounts.models import Activity
from base.errors import NoLongerHere, NotAllowed
from candidates.erasure.services import erase_candidate
from candidates.models import Candidate
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def candidate() -> Candidate:
    return CandidateFactory(first_name="Ilse", last_name="Marbach", email="ilse@example.org")


def page_of(candidate: Candidate) -> str:
    return f"/candidates/{candidate.public_id}/erasure/"


def test_who_is_erased_leaves_their_id_in_the_history(candidate, administrator):
    ApplicationFactory(candidate=candidate, at="Screen")

    erase_candidate(candidate=candidate, by=administrator)

    assert not Candidate.objects.exists()
    activity = Activity.objects.get(verb="candidate.erased")
    assert (activity.actor, activity.candidate) == (administrator, candidate.public_id)
    assert activity.data == {}


def test_nobody_is_erased_twice(candidate, administrator):
    seen = Candidate.objects.get()
    erase_candidate(candidate=candidate, by=administrator)

    with pytest.raises(NoLongerHere):
        erase_candidate(candidate=seen, by=administrator)

    assert Activity.objects.filter(verb="candidate.erased").count() == 1


@pytest.mark.parametrize("who", ["recruiter", "hiring_manager", "read_only"])
def test_others_erase_nobody(candidate, who, request, client_as):
    user = request.getfixturevalue(who)
    with pytest.raises(NotAllowed):
        erase_candidate(candidate=candidate, by=user)

    assert client_as(user).post(page_of(candidate)).status_code == 403
    assert client_as(user).get(page_of(candidate)).status_code == 403
    assert (
        "Erase this person"
        not in client_as(user).get(f"/candidates/{candidate.public_id}/").content.decode()
    )
    assert Candidate.objects.exists()


def test_whoever_may_not_open_a_person_finds_no_page(candidate, outsider, client_as):
    Candidate.objects.update(is_private=True)

    assert client_as(outsider).post(page_of(candidate)).status_code == 404


def test_the_page_asks_before(candidate, administrator, client_as):
    browser = client_as(administrator)
    profile = browser.get(f"/candidates/{candidate.public_id}/").content.decode()
    assert page_of(candidate) in profile

    asked = browser.get(page_of(candidate)).content.decode()
    assert "Nobody can bring it back" in asked
    assert Candidate.objects.exists()

    answer = browser.post(page_of(candidate))
    assert answer.status_code == 302
    assert [str(one) for one in get_messages(answer.wsgi_request)] == [
        "Ilse Marbach is erased from Tandem."
    ]
    assert not Candidate.objects.exists()
