"""The panel on the profile and the page where it is changed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import RecordRead
from candidates.background.entries import Kind
from candidates.background.services import add_entry
from candidates.models import BackgroundEntry
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def ilse():
    return CandidateFactory()


@pytest.fixture
def client(client_as, recruiter):
    return client_as(recruiter)


def page_of(candidate, name="candidate-background"):
    return reverse(name, args=[candidate.public_id])


def address(name, entry):
    return reverse(name, args=[entry.candidate.public_id, entry.public_id])


def add(client, candidate, **given):
    return client.post(page_of(candidate, "background-entries"), given, follow=True)


def test_one_of_each_kind_is_added_and_shown_on_the_profile(client, ilse):
    add(client, ilse, kind="skill", title="Chess")
    add(client, ilse, kind="position", title="Dispatcher", organization="Hafenwerk")
    add(client, ilse, kind="education", title="B.Sc.", organization="Hochschule Nordsee")
    answer = add(client, ilse, kind="years", title="7")

    profile = client.get(page_of(ilse, "candidate-detail")).content.decode()
    for shown in ("Chess", "Dispatcher, Hafenwerk", "B.Sc., Hochschule Nordsee", "7 years"):
        assert shown in profile
    assert "Added 7." in answer.content.decode()
    assert RecordRead.objects.filter(subject=ilse.public_id).exists()


def test_a_refused_one_comes_back_as_typed(client, ilse):
    answer = add(client, ilse, kind="years", title="seven")

    assert answer.status_code == 422
    assert 'value="seven"' in answer.content.decode()
    assert "Enter a number of years up to 80." in answer.content.decode()


def test_a_refused_change_comes_back_open_as_typed(client, ilse, recruiter):
    entry = add_entry(candidate=ilse, kind=Kind.SKILL, title="Chess", by=recruiter)

    answer = client.post(address("background-entry", entry), {"title": " "})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "<details" in page and " open>" in page and "Enter something." in page


def test_one_is_changed_and_removed(client, ilse, recruiter):
    entry = add_entry(candidate=ilse, kind=Kind.SKILL, title="Chess", by=recruiter)

    client.post(address("background-entry", entry), {"title": "Draughts"})
    assert str(ilse.background.get()) == "Draughts"
    client.post(address("background-removal", entry))
    assert not ilse.background.filter(is_removed=False).exists()


def test_what_a_colleague_removed_meanwhile_is_said(client, ilse, recruiter):
    entry = add_entry(candidate=ilse, kind=Kind.SKILL, title="Chess", by=recruiter)
    BackgroundEntry.objects.all().delete()

    for name in ("background-entry", "background-removal"):
        answer = client.post(address(name, entry), {"title": "Draughts"})
        assert (answer.status_code, "A colleague removed this" in answer.content.decode()) == (
            409,
            True,
        )


def test_a_kind_that_is_none_is_not_found(client, ilse):
    assert add(client, ilse, kind="hobby", title="Chess").status_code == 404


def test_whose_entry_it_is_says_the_address(client, ilse, recruiter):
    entry = add_entry(candidate=ilse, kind=Kind.SKILL, title="Chess", by=recruiter)
    other = reverse("background-removal", args=[CandidateFactory().public_id, entry.public_id])

    assert client.post(other).status_code == 409
    assert ilse.background.exists()


def test_who_edits_nobody_sees_the_profile_and_no_page(client_as, interviewer, recruiter, job):
    application = ApplicationFactory(job=job, at="Interview")
    person = application.candidate
    add_entry(candidate=person, kind=Kind.SKILL, title="Chess", by=recruiter)
    client = client_as(interviewer)

    profile = client.get(page_of(person, "candidate-detail")).content.decode()
    assert "Chess" in profile and page_of(person) not in profile
    assert client.get(page_of(person)).status_code == 403


def test_an_empty_one_invites_who_may_edit_alone(client_as, interviewer, recruiter, job):
    person = ApplicationFactory(job=job, at="Interview").candidate
    profile = page_of(person, "candidate-detail")

    assert "Add the first one" in client_as(recruiter).get(profile).content.decode()
    assert "Experience and skills" not in client_as(interviewer).get(profile).content.decode()


def test_the_page_costs_the_same_with_few_and_many(client, ilse):
    many = CandidateFactory()
    BackgroundEntry.objects.bulk_create(
        BackgroundEntry(candidate=many, kind=Kind.SKILL, title=f"Skill {number}")
        for number in range(50)
    )

    counts = []
    for person in (ilse, many):
        with CaptureQueriesContext(connection) as queries:
            client.get(page_of(person))
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 15
