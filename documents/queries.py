"""A person's documents, as far as this user may read them, and where they may add some."""

from collections.abc import Iterator

from django.db.models import OuterRef, QuerySet
from django.db.models.fields.files import FieldFile
from django.http import QueryDict
from django.shortcuts import get_object_or_404

from accounts.models import User
from applications.models import Application
from applications.queries import of_candidate
from base.counting import CappedCount
from base.paging import Page, cut
from candidates.models import Candidate
from candidates.record.queries import TAB_CAP
from documents.models import Document
from documents.permissions import ADD_TO_APPLICATION, DELETE_DOCUMENT
from jobs.places import Places

PAGE_SIZE = 20
# What a row of the tab says; above all not the text.
SHOWN = (
    "public_id", "kind", "name", "size", "content_type", "text_state", "created_at", "candidate",
    "application__job__title",
    "created_by__first_name", "created_by__last_name", "created_by__email",
)  # fmt: skip
SHOWN_OF_RESUME = ("public_id", "name", "size", "content_type", "text_state", "created_at")


def documents_page(candidate: Candidate, user: User, query: QueryDict) -> Page[Document]:
    """Return the documents this user may read, newest first; two queries, one without any."""
    rows = _documents_of(candidate, user).select_related("created_by", "application__job")
    page = cut(rows.only(*SHOWN), query, PAGE_SIZE)
    shown = Document.objects.filter(pk__in=[document.pk for document in page.rows])
    deletable = set(DELETE_DOCUMENT.among(shown, user).values_list("pk", flat=True))
    for document in page.rows:
        document.may_delete = document.pk in deletable
    return page


def newest_resume(candidate: Candidate, user: User) -> Document | None:
    """Return the newest resume this user may read; one query."""
    resumes = _documents_of(candidate, user).filter(kind=Document.Kind.RESUME)
    return resumes.only(*SHOWN_OF_RESUME).order_by("-pk").first()


def document_of(candidate: Candidate, user: User, public_id: str) -> Document:
    """Return a document of the person that this user may read, else answer 404; one query."""
    rows = _documents_of(candidate, user).select_related("created_by", "application__job")
    document = get_object_or_404(rows.defer("text"), public_id=public_id)
    document.candidate = candidate
    if document.application:
        document.application.candidate = candidate
    return document


def _documents_of(candidate: Candidate, user: User) -> QuerySet[Document]:
    return Document.objects.visible_to(user, candidate.places).filter(candidate=candidate)


def applications_to_add_to(candidate: Candidate, user: User) -> list[Application]:
    """Return the candidate's applications to which this user adds documents; one query."""
    visible = Application.objects.visible_to(user, candidate.places).filter(candidate=candidate)
    rows = ADD_TO_APPLICATION.among(visible, user).select_related("job").order_by("-pk")
    return of_candidate(rows[:PAGE_SIZE], candidate)


def files_of(candidate: Candidate) -> Iterator[tuple[str, FieldFile]]:
    """Yield a person's files for an export, each in a folder named as its row in it; one query."""
    for document in Document.objects.filter(candidate=candidate).defer("text").order_by("pk"):
        yield f"documents/{document.public_id}/{document.name}", document.file


def count_documents(user: User, places: Places) -> CappedCount:
    readable = Document.objects.visible_to(user, places)
    return CappedCount(readable.filter(candidate=OuterRef("pk")), TAB_CAP)
