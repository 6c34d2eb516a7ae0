"""Reading what waits: each once, whatever one file does, by however many workers."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from base import stopping
from documents.models import Document
from documents.reading import CLAIM, DOCUMENTS_A_RUN, read_waiting
from documents.services import add_document
from documents.storage import kept_files
from tests.beat import ring
from tests.documents import files
from tests.factories.candidates import CandidateFactory
from tests.factories.documents import DocumentFactory

pytestmark = pytest.mark.django_db
TEXT = "Ten years of night shifts in the harbour."


def waiting(content: bytes = b"", **more) -> Document:
    if content:
        more["file"] = ContentFile(content, "resume")
    return DocumentFactory(**more)


def told(document: Document) -> tuple[str, str]:
    document.refresh_from_db()
    return document.text_state, document.text


def test_beat_reads_what_waits():
    document = waiting()

    ring("read-texts")

    assert told(document) == ("read", TEXT)
    assert document.reading_since is None


def test_broken_file_keeps_nobody_back():
    broken = waiting(files.pdf("Crane driver")[:60], content_type="application/pdf")
    locked = waiting(files.encrypted_pdf("x", "secret"), content_type="application/pdf")
    gone = waiting()
    kept_files().delete(gone.file.name)
    last = waiting()

    assert not read_waiting()

    assert told(broken) == ("failed", "")
    assert told(locked) == ("encrypted", "")
    assert told(gone) == ("failed", "")
    assert told(last) == ("read", TEXT)


def test_what_another_worker_reads_is_left_to_it():
    now = timezone.now()
    taken = waiting(reading_since=now)
    died = waiting(reading_since=now - CLAIM - timedelta(seconds=1))

    read_waiting()

    assert told(taken) == ("waiting", "")
    assert told(died) == ("read", TEXT)


def test_read_once():
    document = waiting(text_state="failed")

    read_waiting()

    assert told(document) == ("failed", "")


def test_run_is_bounded():
    for _number in range(DOCUMENTS_A_RUN + 1):
        kept_files().delete(waiting().file.name)

    assert read_waiting()
    assert Document.objects.filter(text_state="waiting").count() == 1
    assert not read_waiting()


def test_worker_that_is_to_end_begins_nothing():
    document = waiting()
    stopping.ask()
    try:
        assert not read_waiting()
    finally:
        stopping.forget()

    assert told(document) == ("waiting", "")


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(20),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
    ],
)
def test_what_has_no_reader_does_not_wait(recruiter, content):
    document = add_document(
        candidate=CandidateFactory(), file=ContentFile(content, "x"), kind="resume", by=recruiter
    )

    assert told(document) == ("none", "")
