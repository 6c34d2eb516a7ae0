"""Keeping documents: what is kept, what is refused, and when a file leaves the disk."""

import io
import zipfile

import pytest
from django.core.files.base import ContentFile
from django.db import transaction

from accounts.models import Activity
from base.errors import InvalidInput, NotAllowed
from candidates.personal_data import erase_person, export_person
from documents.models import Document
from documents.naming import cleaned_name
from documents.scanning import EICAR
from documents.services import add_document, remove_document
from documents.storage import kept_files
from documents.types import DOC, DOCX, ODT, PDF, RTF, TEXT, type_of
from tests.factories.accounts import UserFactory
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.documents import CONTENT, DocumentFactory

pytestmark = pytest.mark.django_db
WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le")


def packed(**parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return file.getvalue()


def files_on_disk() -> set[str]:
    storage = kept_files()
    try:
        folders, _files = storage.listdir("")
    except FileNotFoundError:
        return set()
    return {f"{folder}/{name}" for folder in folders for name in storage.listdir(folder)[1]}


def keep(by, candidate=None, content=CONTENT, name="resume.txt", **more):
    more = {"kind": "resume", **more}
    candidate = candidate or CandidateFactory()
    return add_document(candidate=candidate, file=ContentFile(content, name), by=by, **more)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"%PDF-1.7\n%x", PDF),
        (packed(word__document_xml="<w/>"), DOCX),
        (packed(mimetype=ODT, content_xml="<o/>"), ODT),
        (WORD, DOC),
        (b"{\\rtf1 Hello}", RTF),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "image/png"),
        ("Jürgen".encode(), TEXT),
        (packed(x="y"), ""),
        (b"PK\x03\x04broken", ""),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 a sheet", ""),
        (b"MZ\x90\x00program", ""),
        (b"\xff\xfa\x00\x01", ""),
    ],
)
def test_type_follows_from_content(content, expected):
    assert type_of(content) == expected


@pytest.mark.parametrize(
    ("claimed", "expected"),
    [
        ("Ilse Marbach.pdf", "Ilse Marbach.pdf"),
        ("C:\\cv\\Ilse.PDF", "Ilse.PDF"),
        ("../../etc/passwd", "passwd.pdf"),
        ("resume.exe", "resume.exe.pdf"),
        ("<script>alert(1)</script>.pdf", "script.pdf"),
        ("\u202efdp.exe", "fdp.exe.pdf"),
        ("😀.pdf", "😀.pdf"),
        ("", "document.pdf"),
        (".pdf", "pdf.pdf"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
    ],
)
def test_names_are_cleaned(claimed, expected):
    assert cleaned_name(claimed, PDF) == expected


def test_file_is_kept_under_a_random_name(recruiter):
    document = keep(recruiter, name="Ilse.pdf")

    with document.file.open() as file:
        assert file.read() == CONTENT
    assert "Ilse" not in document.file.name
    assert (document.name, document.content_type, document.size) == ("Ilse.pdf.txt", TEXT, 42)
    assert Activity.objects.get(verb="document.added").data == {"kind": "resume"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (EICAR, "harmful"),
        (b"%PDF-1.7 " + EICAR, "harmful"),
        (b"MZ\x90\x00program", "Only PDF"),
        (b"x" * (2**20 + 1), "larger than 1 MiB"),
    ],
)
def test_what_cannot_be_kept_is_refused(recruiter, settings, content, message):
    settings.DOCUMENT_MAX_MIB = 1
    before = files_on_disk()

    with pytest.raises(InvalidInput, match=message):
        keep(recruiter, content=content)

    assert not Document.objects.exists()
    assert files_on_disk() == before


def test_sent_twice_is_kept_once(recruiter):
    first = keep(recruiter)

    assert keep(recruiter, first.candidate) == first
    assert keep(recruiter, first.candidate, kind="other") != first
    assert Activity.objects.filter(verb="document.added").count() == 2


def test_unknown_kind_is_refused(recruiter):
    with pytest.raises(InvalidInput, match="Choose what"):
        keep(recruiter, kind="video")


def test_application_of_somebody_else_is_refused(administrator):
    with pytest.raises(InvalidInput, match="somebody else"):
        keep(administrator, application=ApplicationFactory())


def test_interviewers_add_and_delete_nothing(interviewer, job):
    application = ApplicationFactory(job=job, at="Interview")
    document = DocumentFactory(candidate=application.candidate, application=application)

    with pytest.raises(NotAllowed):
        keep(interviewer, application.candidate, application=application)
    with pytest.raises(NotAllowed):
        remove_document(document=document, by=interviewer)


def test_outsiders_of_the_job_delete_nothing_there():
    document = DocumentFactory(application=ApplicationFactory())

    with pytest.raises(NotAllowed):
        remove_document(document=document, by=UserFactory(roles=["recruiter"]))


def test_what_came_with_an_application_follows_it(recruiter, interviewer, job):
    application = ApplicationFactory(job=job, at="Interview")
    own = DocumentFactory(candidate=application.candidate, application=application)
    persons = DocumentFactory(candidate=application.candidate)

    assert set(Document.objects.visible_to(recruiter)) == {own, persons}
    assert set(Document.objects.visible_to(interviewer)) == {own}
    assert set(Document.objects.visible_to(UserFactory(roles=["hiring_manager"]))) == {persons}


def test_file_goes_after_the_commit(recruiter, django_capture_on_commit_callbacks):
    document = keep(recruiter)
    path = document.file.name

    with django_capture_on_commit_callbacks(execute=True):
        remove_document(document=document, by=recruiter)
        assert path in files_on_disk()

    assert path not in files_on_disk()
    assert Activity.objects.filter(verb="document.removed").exists()


def test_what_is_not_committed_leaves_the_file(recruiter):
    document = keep(recruiter)

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        remove_document(document=Document.objects.get(pk=document.pk), by=recruiter)
        raise ZeroDivisionError

    assert document.file.name in files_on_disk()


def test_erasing_a_person_deletes_their_files(django_capture_on_commit_callbacks):
    document = DocumentFactory()
    told = export_person(document.candidate)["documents.Document"]

    with django_capture_on_commit_callbacks(execute=True):
        erase_person(document.candidate)

    assert told[0]["name"] == "resume.txt"
    assert document.file.name not in files_on_disk()
