import pytest

from accounts.models import Activity
from base.errors import InvalidInput, NotAllowed
from base.text import MAX_REMARK_CHARACTERS
from notes.models import Note
from notes.services import add_note, change_note, delete_note
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory
from tests.factories.notes import NoteFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def application(recruiter, hiring_manager, interviewer):
    job = JobFactory(
        active=True, recruiter=recruiter, hiring_manager=hiring_manager, interviewer=interviewer
    )
    return ApplicationFactory(job=job, at="Interview")


def test_note_on_an_application_is_kept_and_recorded(recruiter, application):
    note = add_note(
        candidate=application.candidate, application=application, text=" Seen. ", by=recruiter
    )

    assert (note.text, note.author, note.is_private) == ("Seen.", recruiter, False)
    activity = Activity.objects.get(verb="note.added")
    assert activity.job == application.job.public_id
    assert activity.data == {"is_private": False}


@pytest.mark.parametrize("who", ["administrator", "recruiter", "hiring_manager", "outsider"])
def test_whoever_hires_notes_on_a_person(request, who):
    add_note(candidate=CandidateFactory(), text="Seen.", by=request.getfixturevalue(who))

    assert Note.objects.get().application is None


@pytest.mark.parametrize("who", ["interviewer", "read_only"])
def test_others_do_not_note_on_a_person(request, application, who):
    with pytest.raises(NotAllowed):
        add_note(candidate=application.candidate, text="Seen.", by=request.getfixturevalue(who))


@pytest.mark.parametrize("who", ["interviewer", "read_only", "outsider"])
def test_notes_on_an_application_are_for_its_leaders(request, application, who):
    with pytest.raises(NotAllowed):
        add_note(
            candidate=application.candidate, application=application, text="Seen.",
            by=request.getfixturevalue(who),
        )  # fmt: skip

    assert not Note.objects.exists()


@pytest.mark.parametrize("text", ["", "  \n", "x" * (MAX_REMARK_CHARACTERS + 1)])
def test_note_needs_words_but_not_too_many(recruiter, application, text):
    with pytest.raises(InvalidInput) as refusal:
        add_note(candidate=application.candidate, text=text, by=recruiter)

    assert refusal.value.field == "text"


def test_note_belongs_to_the_applications_candidate(recruiter, application):
    with pytest.raises(InvalidInput):
        add_note(candidate=CandidateFactory(), application=application, text="Seen.", by=recruiter)


def test_who_may_delete_a_note_is_decided_by_what_it_is_by_then(recruiter, administrator):
    note = NoteFactory(candidate=CandidateFactory(), author=recruiter)
    seen = Note.objects.get()
    change_note(note=note, is_private=True, by=recruiter)

    with pytest.raises(NotAllowed):
        delete_note(note=seen, by=administrator)

    assert Note.objects.exists()
