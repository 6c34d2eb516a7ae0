"""Notes and feedback over the API, one by one: shown, changed, deleted, each by whom it is for."""

import pytest

from accounts.models import Activity, RecordRead
from interviews.models import InterviewFeedback
from interviews.services import give_feedback
from jobs.team.services import add_team_member
from notes.models import Note
from notes.services import add_note
from tests.api.shapes import assert_problem
from tests.factories.applications import ApplicationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def application(recruiter):
    return ApplicationFactory(job__recruiter=recruiter)


@pytest.fixture
def note(application, recruiter):
    return add_note(candidate=application.candidate, text="Calls back.", by=recruiter)


def note_at(note):
    return f"/api/v1/candidates/{note.candidate.public_id}/notes/{note.public_id}/"


def feedback_at(given):
    return f"/api/v1/applications/{given.application.public_id}/feedback/{given.public_id}/"


def give(application, by):
    return give_feedback(application=application, feedback="Good.", recommendation="yes", by=by)


def test_a_note_is_shown_and_the_reading_recorded(api_as, recruiter, note):
    answer = api_as(recruiter).get(note_at(note))

    assert answer.json() == {
        "id": note.public_id, "candidate": note.candidate.public_id, "application": None,
        "text": "Calls back.", "is_private": False, "author": answer.json()["author"],
        "created_at": answer.json()["created_at"],
    }  # fmt: skip
    assert RecordRead.objects.filter(user=recruiter, subject=note.candidate.public_id).exists()


@pytest.mark.parametrize(
    ("given", "text", "is_private"),
    [
        ({"text": "Calls on Monday."}, "Calls on Monday.", False),
        ({"is_private": True}, "Calls back.", True),
        ({}, "Calls back.", False),
    ],
)
def test_only_what_is_given_changes(api_as, recruiter, note, given, text, is_private):
    answer = api_as(recruiter).patch(note_at(note), given)

    assert answer.status_code == 200
    assert (answer.json()["text"], answer.json()["is_private"]) == (text, is_private)
    note.refresh_from_db()
    assert (note.text, note.is_private) == (text, is_private)


def test_all_of_a_note_can_be_sent_back_with_one_change(api_as, recruiter, note):
    client = api_as(recruiter)
    read = client.get(note_at(note)).json()

    answer = client.patch(note_at(note), {**read, "text": "Calls on Monday."})

    assert answer.json() == {**read, "text": "Calls on Monday."}
    assert_problem(client.patch(note_at(note), {**read, "id": "else"}), 400, "invalid", "id")


@pytest.mark.parametrize("given", [{"text": " "}, {"text": "x" * 100_001}, {"autor": "me"}])
def test_nonsense_changes_nothing(api_as, recruiter, note, given):
    assert_problem(api_as(recruiter).patch(note_at(note), given), 400, "invalid", *given)
    note.refresh_from_db()
    assert note.text == "Calls back."


def test_a_note_on_an_application_is_reached_by_its_person(api_as, recruiter, application):
    note = add_note(
        candidate=application.candidate, application=application, text="Seen.", by=recruiter
    )

    answer = api_as(recruiter).patch(note_at(note), {"text": "Seen twice."})

    assert answer.json()["application"] == application.public_id


def test_others_neither_change_nor_delete_it(api_as, outsider, note):
    client = api_as(outsider)

    assert_problem(client.patch(note_at(note), {"text": "Mine."}), 403, "not_allowed")
    assert_problem(client.delete(note_at(note)), 403, "not_allowed")
    assert Note.objects.get().text == "Calls back."


def test_an_administrator_deletes_but_does_not_change_it(api_as, administrator, note):
    client = api_as(administrator)

    assert_problem(client.patch(note_at(note), {"text": "Mine."}), 403, "not_allowed")
    assert client.delete(note_at(note)).status_code == 204
    assert_problem(client.delete(note_at(note)), 404, "not_found")
    assert not Note.objects.exists()
    assert Activity.objects.filter(actor=administrator, subject=note.public_id).exists()


def test_a_private_note_is_nowhere_for_others(api_as, administrator, recruiter, application):
    note = add_note(candidate=application.candidate, text="Mine.", is_private=True, by=recruiter)
    client = api_as(administrator)

    for answer in (
        client.get(note_at(note)), client.patch(note_at(note), {}), client.delete(note_at(note)),
    ):  # fmt: skip
        assert_problem(answer, 404, "not_found")
    assert Note.objects.exists()


def test_a_note_is_not_found_at_another_person(api_as, recruiter, note):
    other = ApplicationFactory(job__recruiter=recruiter).candidate

    answer = api_as(recruiter).delete(
        f"/api/v1/candidates/{other.public_id}/notes/{note.public_id}/"
    )

    assert_problem(answer, 404, "not_found")
    assert Note.objects.exists()


def test_feedback_is_deleted_by_who_gave_it(api_as, recruiter, application):
    given = give(application, recruiter)
    client = api_as(recruiter)

    assert client.delete(feedback_at(given)).status_code == 204
    assert_problem(client.delete(feedback_at(given)), 404, "not_found")
    assert not InterviewFeedback.objects.exists()


def test_feedback_is_deleted_by_an_administrator(api_as, administrator, recruiter, application):
    given = give(application, recruiter)

    assert api_as(administrator).delete(feedback_at(given)).status_code == 204


def test_a_leader_reads_feedback_and_leaves_it(api_as, recruiter, interviewer, application):
    add_team_member(job=application.job, user=interviewer, role="interviewer", by=recruiter)
    given = give(application, interviewer)

    assert_problem(api_as(recruiter).delete(feedback_at(given)), 403, "not_allowed")
    assert InterviewFeedback.objects.exists()


def test_feedback_that_one_may_not_read_is_nowhere(api_as, recruiter, interviewer, application):
    add_team_member(job=application.job, user=interviewer, role="interviewer", by=recruiter)
    given = give(application, recruiter)

    assert_problem(api_as(interviewer).delete(feedback_at(given)), 404, "not_found")
    assert InterviewFeedback.objects.exists()
