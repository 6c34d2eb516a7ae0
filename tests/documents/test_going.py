"""Documents go with the application they came with, and that is said before."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from applications.deletion.services import delete_application
from applications.models import Application
from base.errors import NoLongerHere
from documents.models import Document
from documents.services import add_document
from documents.storage import kept_files
from tests.factories.applications import ApplicationFactory
from tests.factories.documents import DocumentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def application(job):
    return ApplicationFactory(job=job)


def document_of(application, **fields):
    return DocumentFactory(candidate=application.candidate, application=application, **fields)


def page_of(application):
    return reverse("application-deletion", args=[application.public_id])


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "1 document that came with it is deleted with it."),
        (2, "2 documents that came with it are deleted with it."),
    ],
)
def test_what_came_with_an_application_is_named_before_it_is_deleted(
    client_as, recruiter, application, number, said
):
    for _ in range(number):
        document_of(application)

    assert said in client_as(recruiter).get(page_of(application)).content.decode()


def test_files_go_with_their_application_and_those_of_the_person_stay(
    client_as, recruiter, application, django_capture_on_commit_callbacks
):
    gone = document_of(application)
    kept = DocumentFactory(candidate=application.candidate)

    with django_capture_on_commit_callbacks(execute=True):
        client_as(recruiter).post(page_of(application))

    assert list(Document.objects.all()) == [kept]
    assert not kept_files().exists(gone.file.name)
    assert kept_files().exists(kept.file.name)


def test_a_document_that_comes_too_late_is_refused(recruiter, application):
    read = Application.objects.select_related("candidate", "job").get(pk=application.pk)
    delete_application(application=application, by=recruiter)

    with pytest.raises(NoLongerHere):
        add_document(
            candidate=read.candidate, application=read, kind="resume", by=recruiter,
            file=ContentFile(b"Ilse Moss", "resume.txt"),
        )  # fmt: skip

    assert not Document.objects.exists()
