"""Colleagues who are named in a note are told of it, once, where they may read it."""

import pytest
from django.urls import reverse

from accounts.models import Notice
from notes.mentions import MOST, colleagues_named_in
from notes.models import Note
from notes.services import add_note, change_note
from tests.factories.accounts import UserFactory
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    names = [
        ("Ann", "Sato"),
        ("Ann", "Sato Berg"),
        ("Åsa", "O’Neill"),
        ("Prince", ""),
        ("Jean-Luc", "Sato"),
        ("J. R.", "Kim"),
    ]
    return [UserFactory(first_name=first, last_name=last) for first, last in names]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("@Ann Sato, call her.", ["Ann Sato"]),
        ("Ask @ann sato berg!", ["Ann Sato Berg"]),
        ("@Jean-Luc Sato and @J. R. Kim", ["Jean-Luc Sato", "J. R. Kim"]),
        ("(@Asa ONeill) and @Prince", ["Åsa O’Neill", "Prince"]),
        ("@Ann Satori and @Anna", []),
        ("@Ann\nSato", ["Ann Sato"]),
        ("post@Ann Sato", []),
        ("Ann Sato", []),
        ("@ @@ @_ @" + "x" * 9000, []),
        ("", []),
    ],
)
def test_whole_names_after_an_at_are_meant(people, text, named):
    assert [str(one) for one in colleagues_named_in(text)] == named


def test_who_left_is_not_meant():
    UserFactory(first_name="Ann", last_name="Sato", is_active=False)

    assert colleagues_named_in("@Ann Sato") == []


def test_many_mentions_ask_no_more_than_one(people, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert len(colleagues_named_in("@Ann Sato " * 500)) == 1
    for number in range(MOST + 1):
        UserFactory(first_name="Same", last_name=f"Name{number}")
    text = " ".join(f"@Same Name{number}" for number in range(MOST + 1))
    with django_assert_num_queries(1):
        assert len(colleagues_named_in(text)) == MOST


def test_whom_a_note_names_is_told_once(recruiter, hiring_manager, job):
    candidate = ApplicationFactory(job=job, at="Screen").candidate

    note = add_note(candidate=candidate, text="@Henry Osei @Rita Lindqvist", by=recruiter)
    change_note(note=note, by=recruiter, text="@Henry Osei, please")

    notice = Notice.objects.get()
    assert notice.user == hiring_manager
    assert notice.text == f"Rita Lindqvist names you in a note on {candidate}."
    assert notice.candidate == candidate.public_id
    assert notice.url.endswith(f"/notes/#note-{note.public_id}")
    assert note.untold == []


@pytest.mark.parametrize("is_private", [False, True])
def test_nobody_is_told_what_they_may_not_read(recruiter, interviewer, job, is_private):
    candidate = CandidateFactory()
    ApplicationFactory(job=job, at="Screen", candidate=candidate)

    note = add_note(candidate=candidate, text="@Bob Keller", by=recruiter, is_private=is_private)

    assert note.untold == [interviewer]
    assert not Notice.objects.exists()


def test_a_note_that_is_no_longer_private_tells(recruiter, hiring_manager, job):
    candidate = ApplicationFactory(job=job, at="Screen").candidate
    note = add_note(candidate=candidate, text="@Henry Osei", by=recruiter, is_private=True)

    change_note(note=note, by=recruiter, is_private=False)

    assert Notice.objects.get().user == hiring_manager


def test_its_author_hears_who_was_not_told(client_as, recruiter, interviewer):
    candidate = CandidateFactory()
    address = reverse("candidate-notes", args=[candidate.public_id])

    page = client_as(recruiter).post(address, {"text": "@Bob Keller"}, follow=True)

    assert "Not told, for they cannot read this note: Bob Keller." in page.text
    assert Note.objects.get().text == "@Bob Keller"


def test_colleagues_are_offered_by_name(client_as, recruiter, interviewer):
    address = reverse("candidate-note-people", args=[CandidateFactory().public_id])

    offered = client_as(recruiter).get(address, {"q": "bob"}).text

    assert 'data-name="Bob Keller"' in offered
    assert "Rita" not in offered


@pytest.mark.parametrize("who", ["read_only", "interviewer"])
def test_who_writes_no_notes_is_offered_nobody(client_as, request, job, who):
    candidate = ApplicationFactory(job=job, at="Screen").candidate
    address = reverse("candidate-note-people", args=[candidate.public_id])

    answer = client_as(request.getfixturevalue(who)).get(address, {"q": "a"})

    assert answer.status_code == 403
