"""Writing notes and giving feedback from the record."""

import pytest
from django.urls import reverse

from notes.models import Note
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory

INSIDE = {"HX-Request": "true", "HX-Target": "record"}
ROWS = {"form-TOTAL_FORMS": "4", "form-INITIAL_FORMS": "0"}


@pytest.fixture
def application(job):
    return ApplicationFactory(job=job, at="Interview")


def notes_of(candidate):
    return reverse("candidate-notes", args=[candidate.public_id])


def feedback_on(application):
    return reverse("application-feedback", args=[application.public_id])


def test_note_on_the_person_is_saved(client_as, recruiter, application):
    url = notes_of(application.candidate)

    response = client_as(recruiter).post(url, {"text": "Called her.", "is_private": "on"})

    note = Note.objects.get()
    assert response["Location"] == url
    assert (note.text, note.application, note.is_private) == ("Called her.", None, True)


def test_note_on_an_application_is_saved(client_as, hiring_manager, application):
    client_as(hiring_manager).post(
        notes_of(application.candidate), {"text": "Seen.", "application": application.public_id}
    )

    assert Note.objects.get().application == application


def test_saved_note_stands_in_the_renewed_tab(client_as, recruiter, application):
    response = client_as(recruiter).post(
        notes_of(application.candidate), {"text": "Called her."}, headers=INSIDE
    )

    html = response.content.decode()
    assert response.status_code == 200
    assert "<html" not in html
    assert "Called her." in html
    assert "Note saved." in html


@pytest.mark.parametrize("headers", [{}, INSIDE])
@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"text": " "}, "Write something first."),
        ({"text": "x" * 8001, "is_private": "on"}, "at most 8000 characters"),
        ({"text": "Seen.", "application": "nonsense"}, "not one of the available choices"),
    ],
)
def test_unusable_note_comes_back(client_as, recruiter, application, typed, message, headers):
    response = client_as(recruiter).post(notes_of(application.candidate), typed, headers=headers)

    html = response.content.decode()
    assert response.status_code == 422
    assert message in html
    assert typed["text"].strip() in html
    assert not Note.objects.exists()


@pytest.mark.parametrize("who", ["interviewer", "read_only"])
def test_those_who_only_read_find_no_form(client_as, request, application, who):
    client = client_as(request.getfixturevalue(who))
    url = notes_of(application.candidate)

    assert "New note" not in client.get(url).content.decode()
    assert client.post(url, {"text": "Seen."}).status_code == 403
    assert not Note.objects.exists()


def test_outsider_notes_on_the_person_but_not_on_the_application(client_as, outsider, application):
    client = client_as(outsider)
    url = notes_of(application.candidate)

    assert client.post(url, {"text": "Met her."}).status_code == 302
    refused = client.post(url, {"text": "Seen.", "application": application.public_id})

    assert refused.status_code == 422
    assert Note.objects.get().application is None


def test_private_person_takes_no_notes_from_others(client_as, outsider):
    candidate = CandidateFactory(is_private=True)

    assert client_as(outsider).post(notes_of(candidate), {"text": "Hm."}).status_code == 404
