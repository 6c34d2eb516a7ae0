"""Deciding on a possible duplicate from the record, and taking it back."""

import pytest
from django.urls import reverse

from candidates.details.services import create_candidate
from candidates.models import PossibleDuplicate
from tests.factories.accounts import UserFactory
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory
from tests.queries import queries_of

DECISIONS = ["duplicate-refusal", "duplicate-reopening"]


@pytest.fixture
def twins(recruiter):
    """Two records with one e-mail, the older first."""
    return [
        create_candidate(
            by=recruiter, first_name="Ilse", last_name=name, emails=["ilse@example.org"]
        )
        for name in ("Marbach", "Brandt")
    ]


def state():
    return PossibleDuplicate.objects.get().state


def decide(client, name, candidate, other):
    return client.post(reverse(name, args=[candidate.public_id, other.public_id]))


@pytest.mark.parametrize("side", [0, 1])
def test_both_records_show_the_other_beside_them(client_as, recruiter, twins, side):
    candidate, other = twins[side], twins[1 - side]

    html = (
        client_as(recruiter)
        .get(reverse("candidate-detail", args=[candidate.public_id]))
        .content.decode()
    )

    assert "Is this one person?" in html
    assert "Same e-mail" in html
    assert reverse("candidate-detail", args=[other.public_id]) in html
    assert "Merge" not in html


@pytest.mark.parametrize("side", [0, 1])
def test_two_people_is_remembered_and_can_be_taken_back(client_as, recruiter, twins, side):
    candidate, other = twins[side], twins[1 - side]
    client = client_as(recruiter)
    url = reverse("candidate-detail", args=[candidate.public_id])

    assert decide(client, "duplicate-refusal", candidate, other).status_code == 302
    assert state() == PossibleDuplicate.State.REFUSED
    html = client.get(url).content.decode()
    assert "Is this one person?" not in html
    assert "Compare again" in html

    decide(client, "duplicate-reopening", candidate, other)
    assert state() == PossibleDuplicate.State.OPEN
    assert "Is this one person?" in client.get(url).content.decode()


def test_twins_are_asked_for_once_and_only_where_there_are_any(client_as, recruiter, twins):
    like_nobody = CandidateFactory()
    client = client_as(recruiter)

    lonely, alike = (
        queries_of(client, reverse("candidate-detail", args=[candidate.public_id]))
        for candidate in (like_nobody, twins[0])
    )

    assert len(alike) == len(lonely) + 1


def test_likeness_does_not_betray_a_private_person(client_as, outsider, twins):
    candidate, private = twins
    private.is_private = True
    private.save()
    client = client_as(outsider)

    html = client.get(reverse("candidate-detail", args=[candidate.public_id])).content.decode()

    assert "Is this one person?" not in html
    assert decide(client, "duplicate-refusal", candidate, private).status_code == 404


@pytest.mark.parametrize("who", ["interviewer", "read_only"])
@pytest.mark.parametrize("name", DECISIONS)
def test_those_who_only_look_do_not_decide(client_as, request, twins, who, name):
    user = request.getfixturevalue(who)
    for twin in twins:
        job = JobFactory(active=True, interviewer=user)
        ApplicationFactory(candidate=twin, job=job, at="Screen")
    client = client_as(user)

    html = client.get(reverse("candidate-detail", args=[twins[0].public_id])).content.decode()

    assert "Is this one person?" not in html
    assert decide(client, name, *twins).status_code == 403
    assert state() == PossibleDuplicate.State.OPEN


@pytest.mark.parametrize("name", DECISIONS)
def test_colleague_without_role_finds_nobody(client_as, twins, name):
    assert decide(client_as(UserFactory()), name, *twins).status_code == 404


@pytest.mark.parametrize("name", DECISIONS)
def test_people_nobody_likened_have_no_decision(client_as, recruiter, name):
    first, second = CandidateFactory(), CandidateFactory()

    assert decide(client_as(recruiter), name, first, second).status_code == 404


def test_deciding_twice_says_so(client_as, recruiter, twins):
    client = client_as(recruiter)
    decide(client, "duplicate-refusal", *twins)

    response = decide(client, "duplicate-refusal", *twins)

    assert response.status_code == 409
    assert "already decided" in response.content.decode()
