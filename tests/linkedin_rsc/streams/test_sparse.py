"""Records below an application, made of few values: all that is asked of them is there."""

import pytest

from applications.models import Application
from linkedin_rsc.models import LedgerRow, Stream
from linkedin_rsc.streams import BY_NAME
from linkedin_rsc.streams.sharing import Sharing
from linkedin_rsc.streams.sparse import sparsely
from notes.models import Note
from tests.factories.applications import ApplicationFactory
from tests.factories.interviews import FeedbackFactory
from tests.factories.notes import NoteFactory

pytestmark = pytest.mark.django_db


def test_a_sparse_record_has_what_was_asked_and_whom_it_refers_to():
    on_application = NoteFactory(application=ApplicationFactory(at="Screen"))
    on_person = NoteFactory()

    paths = ("text", "application__candidate__is_private", "author__first_name")
    found = {note.pk: note for note in sparsely(Note.objects.all(), *paths)}

    note = found[on_application.pk]
    assert (note, note.text) == (on_application, on_application.text)
    assert note.application.candidate == on_application.application.candidate
    assert note.author.first_name == on_application.author.first_name
    assert note.is_private is False  # Not asked for, so it is read now.
    assert found[on_person.pk].application is None


@pytest.mark.parametrize(
    ("stream", "queries"),
    [
        (Stream.APPLICATIONS, 2),
        (Stream.STAGES, 1),
        (Stream.APPLICATION_NOTES, 1),
        (Stream.CANDIDATE_NOTES, 2),
        (Stream.FEEDBACK, 1),
    ],
)
def test_what_decides_and_what_is_told_is_loaded_with_the_records(
    connected, django_assert_num_queries, stream, queries
):
    connected.share_notes = connected.share_feedback = True
    connected.save()
    for _ in range(2):
        application = ApplicationFactory(at="Screen")
        NoteFactory(candidate=application.candidate)
        NoteFactory(candidate=application.candidate, application=application)
        FeedbackFactory(application=application)
    # Why it ended is told, too.
    Application.objects.update(status=Application.Status.CLOSED)
    sharing, one = Sharing.current(), BY_NAME[stream]
    records = list(one.everything(sharing).values_list("public_id", flat=True))

    with django_assert_num_queries(queries):
        for record in one.load(records).values():
            assert one.hold(record, sharing) is None
            assert one.word(record, LedgerRow(stream=stream), sharing)
