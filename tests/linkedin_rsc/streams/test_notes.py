"""Notes leave where an administrator shares them, and are taken back when they no longer may."""

from datetime import UTC, datetime
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications.lifecycle.moving import move_application
from applications.lifecycle.starting import start_application
from candidates.details.services import edit_candidate
from jobs.details.services import edit_job
from linkedin_rsc.connect.settings import change_settings
from linkedin_rsc.ledger.gone import withdraw_person
from linkedin_rsc.models import Hold, LedgerRow, Stream
from linkedin_rsc.streams import application_notes, candidate_notes
from linkedin_rsc.streams.sharing import Sharing
from notes.models import Note
from notes.services import add_note, change_note, delete_note
from tests.factories.accounts import UserFactory
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory
from tests.factories.linkedin_rsc import ConnectionFactory, RecruiterNoteFactory
from tests.factories.notes import NoteFactory
from tests.linkedin_rsc.pushing import fill, push, row_of

pytestmark = pytest.mark.django_db

State = LedgerRow.State
NOTE_STREAMS = [Stream.CANDIDATE_NOTES, Stream.APPLICATION_NOTES]
# The moment of the example in rsc-contract 7.3.
WRITTEN, WRITTEN_MS = datetime(2024, 11, 14, 13, 13, 20, tzinfo=UTC), 1731590000000


@pytest.fixture
def application(recruiter):
    job = JobFactory(active=True, recruiter=recruiter)
    candidate = CandidateFactory(email="ilse@example.org")
    return ApplicationFactory(candidate=candidate, job=job, at="Screen")


@pytest.fixture
def sharing(connected):
    connected.share_notes = True
    connected.save()
    return connected


def both(application, by):
    """Write a note on the person and one on the application."""
    person = application.candidate
    return [
        add_note(candidate=person, application=one, text="Prefers nights.", by=by)
        for one in (None, application)
    ]


def at_linkedin(linkedin):
    state = linkedin.state()
    return {
        key: fields
        for one in [*state["candidates"], *state["applications"]]
        for key, fields in one["notes"].items()
    }


def rows():
    return LedgerRow.objects.filter(stream__in=NOTE_STREAMS)


# -- What is said (rsc-contract 7.3, 7.5) --------------------------------------------------------


@pytest.mark.parametrize("on_application", [False, True])
def test_note_is_told_whole(application, on_application):
    author = UserFactory(first_name="Tomke", last_name="Behrens")
    note = NoteFactory(
        candidate=application.candidate, application=application if on_application else None,
        author=author, text="Prefers nights, can start in March.", created_at=WRITTEN,
    )  # fmt: skip
    stream = application_notes if on_application else candidate_notes

    told = stream.word(stream.load([note.public_id])[note.public_id], None, None)

    assert told == {
        "atsCreatedAt": WRITTEN_MS,
        "note": "Prefers nights, can start in March.",
        "author": {"firstName": "Tomke", "lastName": "Behrens"},
    }


@pytest.mark.parametrize("names", [("Tomke", ""), ("", "Behrens"), ("", ""), None])
def test_author_whom_a_name_is_missing_of_is_nobody(application, names):
    author = UserFactory(first_name=names[0], last_name=names[1]) if names else None
    note = NoteFactory(candidate=application.candidate, author=author)

    loaded = candidate_notes.load([note.public_id])[note.public_id]

    assert "author" not in candidate_notes.word(loaded, None, None)


# -- May it go? ----------------------------------------------------------------------------------


def test_notes_stay_until_an_administrator_shares_them(connected, linkedin, application, recruiter):
    both(application, recruiter)
    fill()
    push()

    assert at_linkedin(linkedin) == {}
    assert not rows().exists()


def test_notes_from_before_go_when_they_are_shared_and_leave_when_no_longer(
    connected, linkedin, application, recruiter, administrator
):
    notes = both(application, recruiter)
    add_note(candidate=application.candidate, text="Mine.", by=recruiter, is_private=True)
    RecruiterNoteFactory(contract=connected.contracts.get())
    fill()
    push()

    change_settings(by=administrator, share_notes=True)
    push()
    push()

    assert set(at_linkedin(linkedin)) == {note.public_id for note in notes}
    assert {row.state for row in rows()} == {State.SENT}
    assert linkedin.findings() == []

    change_settings(by=administrator, share_notes=False)
    push()
    push()

    assert at_linkedin(linkedin) == {}
    assert {(row.state, row.hold, row.may_be_held) for row in rows()} == {
        (State.HELD, Hold.NOTES_NOT_SHARED, False)
    }


def test_a_job_keeps_the_notes_on_its_applications_and_not_those_on_its_people(
    sharing, linkedin, application, recruiter
):
    on_person, on_application = both(application, recruiter)
    fill()
    push()
    assert len(at_linkedin(linkedin)) == 2

    edit_job(job=application.job, by=recruiter, linkedin_notes="closed")
    push()
    assert set(at_linkedin(linkedin)) == {on_person.public_id}
    assert row_of(Stream.APPLICATION_NOTES, on_application.public_id).hold == (
        Hold.JOB_NOTES_NOT_SHARED
    )

    edit_job(job=application.job, by=recruiter, linkedin_notes="inherit")
    push()
    assert len(at_linkedin(linkedin)) == 2


def test_private_note_never_goes(sharing, linkedin, application, recruiter):
    add_note(candidate=application.candidate, text="Mine.", by=recruiter, is_private=True)
    fill()
    push()

    assert at_linkedin(linkedin) == {}
    assert not rows().exists()


def test_note_that_becomes_private_is_withdrawn_and_comes_again(
    sharing, linkedin, application, recruiter
):
    notes = both(application, recruiter)
    fill()
    push()

    for note in notes:
        change_note(note=note, by=recruiter, is_private=True)
    assert {row.state for row in rows()} == {State.DELETION_QUEUED}
    push()

    assert at_linkedin(linkedin) == {}
    assert {(row.state, row.hold) for row in rows()} == {(State.HELD, Hold.PRIVATE_NOTE)}

    for note in notes:
        change_note(note=note, by=recruiter, is_private=False)
    push()

    assert set(at_linkedin(linkedin)) == {note.public_id for note in notes}


def test_changed_words_overwrite_what_linkedin_has(sharing, linkedin, application, recruiter):
    notes = both(application, recruiter)
    fill()
    push()

    for note in notes:
        change_note(note=note, by=recruiter, text="Prefers days.")
    push()

    assert {fields["note"] for fields in at_linkedin(linkedin).values()} == {"Prefers days."}
    assert linkedin.findings() == []


def test_deleted_note_is_deleted_at_linkedin(sharing, linkedin, application, recruiter):
    notes = both(application, recruiter)
    fill()
    push()

    for note in notes:
        delete_note(note=note, by=recruiter)
    push()

    assert at_linkedin(linkedin) == {}
    assert {(row.state, row.wanted) for row in rows()} == {(State.DELETED, "absent")}


def test_note_deleted_before_it_was_sent_is_never_sent(sharing, linkedin, application, recruiter):
    for note in both(application, recruiter):
        delete_note(note=note, by=recruiter)
    fill()
    push()

    assert at_linkedin(linkedin) == {}
    assert linkedin.requests(resource="atsCandidates/notes") == []
    assert {row.state for row in rows()} == {State.DELETED}


def test_notes_on_a_prospect_wait_for_the_step_past_it(sharing, linkedin, application, recruiter):
    prospect, screen = (application.job.stages.get(name=one) for one in ("Prospect", "Screen"))
    move_application(application=application, to=prospect, by=recruiter)
    notes = both(application, recruiter)
    # One from before the ledger.
    notes.append(NoteFactory(candidate=application.candidate, application=application))
    push()
    assert {(row.state, row.hold) for row in rows()} == {(State.HELD, Hold.PROSPECT)}

    move_application(application=application, to=screen, by=recruiter)
    fill()
    push()
    assert set(at_linkedin(linkedin)) == {note.public_id for note in notes}

    move_application(application=application, to=prospect, by=recruiter)
    push()
    assert at_linkedin(linkedin) == {}
    assert {(row.state, row.hold) for row in rows()} == {(State.HELD, Hold.PROSPECT)}


def test_step_past_prospect_marks_notes_that_have_no_row(sharing, application, recruiter):
    prospect, screen = (application.job.stages.get(name=one) for one in ("Prospect", "Screen"))
    move_application(application=application, to=prospect, by=recruiter)
    for about in (None, application):
        NoteFactory(candidate=application.candidate, application=about)
    NoteFactory(candidate=application.candidate, application=application, is_private=True)

    move_application(application=application, to=screen, by=recruiter)

    assert [row.state for row in rows()] == [State.QUEUED] * 2


@pytest.mark.parametrize(
    ("forbid", "allow", "reason"),
    [
        (
            lambda one, by: edit_candidate(candidate=one.candidate, by=by, is_private=True),
            lambda one, by: edit_candidate(candidate=one.candidate, by=by, is_private=False),
            Hold.PRIVATE_CANDIDATE,
        ),
        (
            lambda one, by: edit_job(job=one.job, by=by, is_confidential=True),
            lambda one, by: edit_job(job=one.job, by=by, is_confidential=False),
            Hold.CONFIDENTIAL_JOB,
        ),
    ],
)
def test_notes_follow_the_person_and_the_job(
    sharing, linkedin, application, recruiter, administrator, forbid, allow, reason
):
    notes = both(application, recruiter)
    fill()
    push()

    forbid(application, administrator)
    push()
    push()
    assert at_linkedin(linkedin) == {}
    assert linkedin.state()["candidates"] == []
    assert {(row.state, row.hold) for row in rows()} == {(State.HELD, reason)}

    allow(application, administrator)
    push()
    push()
    assert set(at_linkedin(linkedin)) == {note.public_id for note in notes}


# -- Deletes (certification, module 5) -----------------------------------------------------------


def deleted(linkedin):
    """Name the resources from which something was deleted, in their order."""
    found = [one["resource"] for one in linkedin.requests(restli_method="batch_delete")]
    return list(dict.fromkeys(found))


def test_rsc_501_notes_of_a_candidate_are_deleted_then_the_candidate(
    sharing, linkedin, application, recruiter
):
    note, _on_application = both(application, recruiter)
    fill()
    push()

    delete_note(note=note, by=recruiter)
    push()
    assert deleted(linkedin) == ["atsCandidates/notes"]
    assert linkedin.state()["candidates"][0]["notes"] == {}

    key = application.candidate.public_id
    application.candidate.delete()
    withdraw_person(key)
    push()
    push()
    assert deleted(linkedin)[1:] == ["atsApplications", "atsCandidates"]
    state = linkedin.state()
    assert (state["candidates"], state["applications"]) == ([], [])


def test_rsc_502_notes_leave_before_the_candidate_they_are_on(
    sharing, linkedin, application, recruiter
):
    both(application, recruiter)
    fill()
    push()

    key = application.candidate.public_id
    application.candidate.delete()
    withdraw_person(key)
    push()
    push()

    assert set(deleted(linkedin)) == {"atsApplications", "atsCandidates/notes", "atsCandidates"}
    assert deleted(linkedin)[-1] == "atsCandidates"
    assert linkedin.state()["candidates"] == []
    assert {row.state for row in rows()} == {State.DELETED}


def test_rsc_503_notes_of_an_application_are_deleted_by_themselves(
    sharing, linkedin, application, recruiter
):
    _on_person, note = both(application, recruiter)
    fill()
    push()

    delete_note(note=note, by=recruiter)
    push()

    assert deleted(linkedin) == ["atsApplications/notes"]
    [held] = linkedin.state()["applications"]
    assert held["notes"] == {}


def test_rsc_504_application_takes_its_notes_along(sharing, linkedin, application, recruiter):
    _on_person, note = both(application, recruiter)
    fill()
    push()

    move_application(
        application=application, to=application.job.stages.get(name="Prospect"), by=recruiter
    )
    push()

    assert "atsApplications/notes" not in deleted(linkedin)
    assert linkedin.state()["applications"] == []
    row = row_of(Stream.APPLICATION_NOTES, note.public_id)
    assert (row.state, row.held_at_linkedin, row.may_be_held) == (State.HELD, False, False)


# -- What it costs -------------------------------------------------------------------------------


@pytest.mark.parametrize("stream", [candidate_notes, application_notes])
def test_statements_of_a_batch_do_not_depend_on_its_notes(application, stream):
    connected = ConnectionFactory(enabled=True, share_notes=True)
    about = None if stream is candidate_notes else application
    note = partial(NoteFactory, candidate=application.candidate, application=about)

    def count(records):
        with CaptureQueriesContext(connection) as captured:
            for one in stream.load(records).values():
                assert stream.hold(one, Sharing.of(connected)) is None
                stream.word(one, None, None)
        return len([one for one in captured if "integration" not in one["sql"]])

    few = count([note().public_id])
    many = count([note().public_id for _ in range(12)])

    assert few == many
    assert Note.objects.count() == 13


def test_nobody_looks_for_notes_and_feedback_of_a_new_application(recruiter):
    ConnectionFactory(enabled=True, share_notes=True, share_feedback=True)
    job, candidate = JobFactory(active=True, recruiter=recruiter), CandidateFactory()

    with CaptureQueriesContext(connection) as queries:
        start_application(candidate=candidate, job=job, by=recruiter)

    asked = [query["sql"] for query in queries if query["sql"].startswith("SELECT")]
    assert not [sql for sql in asked if 'FROM "interviews_' in sql]
    # Those on the person: one query, for they may have some.
    assert len([sql for sql in asked if 'FROM "notes_' in sql]) == 1
