"""What LinkedIn did without saying so is put right, though it was undone here meanwhile."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from linkedin_rsc.client.restli import MAX_BATCH_RECORDS
from linkedin_rsc.models import Connection, LedgerRow, Stream
from notes.services import add_note, change_note
from tests.linkedin_rsc.pushing import applicants, look, push, states

State = LedgerRow.State
pytestmark = pytest.mark.django_db


@pytest.fixture
def application(connected):
    Connection.objects.update(share_notes=True)
    [application] = applicants(1)
    push()
    return application


def whole_call(linkedin, resource, key):
    linkedin.fail_next(resource, 503, takes_effect=True)


def no_answer(linkedin, resource, key):
    linkedin.break_next(resource, "reset", status=503, takes_effect=True)


def one_record(linkedin, resource, key):
    linkedin.fail_next(resource, 500, key=key, takes_effect=True)


FAULTS = pytest.mark.parametrize("fail", [whole_call, no_answer, one_record])


def push_later():
    """Push once LinkedIn is no longer left alone after a failure."""
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        LedgerRow.objects.standing(State.RETRYING).update(due_at=timezone.now())
        push()


def notes_at(linkedin):
    [held] = linkedin.state()["applications"]
    return held["notes"]


@pytest.fixture
def note(application, administrator):
    note = add_note(
        candidate=application.candidate, application=application, text="Calm.", by=administrator
    )
    push()
    return note


@FAULTS
def test_words_that_are_taken_back_before_the_next_try(linkedin, note, administrator, fail):
    fail(linkedin, "atsApplications/notes", note.public_id)
    change_note(note=note, by=administrator, text="Loud.")
    push()
    assert "Loud." in str(notes_at(linkedin))
    assert states(Stream.APPLICATION_NOTES) == [State.RETRYING]

    change_note(note=note, by=administrator, text="Calm.")
    push_later()

    assert "Calm." in str(notes_at(linkedin))
    assert states(Stream.APPLICATION_NOTES) == [State.SENT]


@FAULTS
def test_what_left_and_comes_back_before_the_next_try(linkedin, note, administrator, fail):
    fail(linkedin, "atsApplications/notes", note.public_id)
    change_note(note=note, by=administrator, is_private=True)
    push()
    assert notes_at(linkedin) == {}

    change_note(note=note, by=administrator, is_private=False)
    push_later()

    assert len(notes_at(linkedin)) == 1
    assert states(Stream.APPLICATION_NOTES) == [State.SENT]


def test_records_of_later_calls_were_not_asked_about(linkedin, connected):
    applicants(MAX_BATCH_RECORDS + 1)
    linkedin.fail_next("atsCandidates", 503)

    look()

    rows = LedgerRow.objects.filter(stream=Stream.CANDIDATES)
    assert rows.filter(state=State.RETRYING, attempts=1).count() == MAX_BATCH_RECORDS
    assert rows.filter(state=State.QUEUED, attempts=0).count() == 1
