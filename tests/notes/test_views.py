"""Writing notes and giving feedback from the record."""

import pytest
from django.urls import reverse

from notes.models import Note
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.notes import NoteFactory

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


# --- Changing and deleting what was written ---


def page_of(note):
    return reverse("candidate-note", args=[note.candidate.public_id, note.public_id])


def test_its_author_changes_a_note(client_as, recruiter, application):
    note = NoteFactory(candidate=application.candidate, author=recruiter, text="Seen.")
    client = client_as(recruiter)

    assert page_of(note) in client.get(notes_of(note.candidate)).text
    assert "Seen." in client.get(page_of(note)).text
    answer = client.post(page_of(note), {"text": "Called.", "is_private": "on"})

    note.refresh_from_db()
    assert answer["Location"] == notes_of(note.candidate)
    assert (note.text, note.is_private) == ("Called.", True)


def test_a_note_without_words_comes_back(client_as, recruiter, application):
    note = NoteFactory(candidate=application.candidate, author=recruiter, text="Seen.")

    answer = client_as(recruiter).post(page_of(note), {"text": " "})

    assert answer.status_code == 422
    assert "Write something first." in answer.text
    assert Note.objects.get().text == "Seen."


def test_its_author_deletes_a_note(client_as, recruiter, application):
    note = NoteFactory(candidate=application.candidate, author=recruiter)

    client_as(recruiter).post(f"{page_of(note)}deletion/")

    assert not Note.objects.exists()


def test_an_administrator_deletes_a_note_and_changes_none(client_as, administrator, recruiter):
    note = NoteFactory(candidate=CandidateFactory(), author=recruiter, text="Seen.")
    client = client_as(administrator)

    assert "Delete note" in client.get(page_of(note)).text
    assert "Save note" not in client.get(page_of(note)).text
    assert client.post(page_of(note), {"text": "Other."}).status_code == 403
    assert Note.objects.get().text == "Seen."
    client.post(f"{page_of(note)}deletion/")
    assert not Note.objects.exists()


def test_a_colleague_neither_changes_nor_deletes_a_note(client_as, outsider, recruiter):
    note = NoteFactory(candidate=CandidateFactory(), author=recruiter)
    client = client_as(outsider)

    assert page_of(note) not in client.get(notes_of(note.candidate)).text
    assert client.get(page_of(note)).status_code == 403
    assert client.post(f"{page_of(note)}deletion/").status_code == 403
    assert Note.objects.exists()


def test_a_private_note_of_others_is_not_there(client_as, administrator, recruiter):
    note = NoteFactory(candidate=CandidateFactory(), author=recruiter, is_private=True)
    client = client_as(administrator)

    assert client.get(page_of(note)).status_code == 404
    assert client.post(f"{page_of(note)}deletion/").status_code == 404
    assert Note.objects.exists()
