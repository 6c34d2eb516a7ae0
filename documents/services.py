"""Keeping documents and deleting them."""

import hashlib
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.files import File
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from accounts.activity import record
from accounts.models import User
from applications.models import Application
from base.errors import InvalidInput
from base.rereading import reread
from base.sizes import say_size
from base.words import gettext_lazy as _
from candidates.details.services import lock
from candidates.models import Candidate
from documents.deletion import discard
from documents.models import Document
from documents.naming import cleaned_name
from documents.permissions import DELETE_DOCUMENT, adding_to
from documents.scanning import refuse_harmful
from documents.types import READABLE, type_of
from documents.verbs import DocumentVerb
from documents.waking import wake_reader

State = Document.TextState


@dataclass(frozen=True)
class Checked:
    """A file that may be kept."""

    content: bytes
    content_type: str
    name: str


def add_document(
    *,
    candidate: Candidate,
    file: File,  # type: ignore[type-arg]  # Of bytes, whoever brings it.
    kind: str,
    by: User | None,
    application: Application | None = None,
) -> Document:
    """Keep a file about a candidate, or with an application of theirs. Locks the candidate.

    `file` has its name; its type follows from its content. The same file of the same kind at the
    same place is kept once: sent twice, the first is returned. `by` is None where it came from
    outside. Raises NotAllowed, NoLongerHere, InvalidInput (fields `file`, `kind`, `application`).
    """
    adding_to(application).require(by, application)
    checked = _checked(file)
    if kind not in Document.Kind.values:
        raise InvalidInput(_("Choose what this document is."), field="kind")
    with transaction.atomic():
        lock(candidate)
        if application is not None:
            reread(application, fields=["status"])
        if application is not None and application.candidate_id != candidate.pk:
            raise InvalidInput(_("This application is somebody else's."), field="application")
        place = {"candidate": candidate, "application": application, "kind": kind}
        digest = hashlib.sha256(checked.content).hexdigest()
        known = Document.objects.filter(**place, digest=digest).order_by("pk").first()
        return known or _keep(checked, by, digest=digest, **place)


@transaction.atomic
def remove_document(*, document: Document, by: User | None) -> None:
    """Delete a document and, after the commit, its file. Raises NotAllowed, NoLongerHere."""
    DELETE_DOCUMENT.require(by, document)
    lock(document.candidate)
    reread(document, fields=["kind"])
    _record(DocumentVerb.REMOVED, document, by)
    document.delete()


def _checked(file: "File[Any]") -> Checked:
    limit = settings.DOCUMENT_MAX_MIB * 2**20
    content = file.read(limit + 1)
    if not content:
        raise InvalidInput(_("This file is empty."), field="file")
    if len(content) > limit:
        said = _("This file is larger than %(size)s.")
        raise InvalidInput(said % {"size": say_size(limit)}, field="file")
    refuse_harmful(content)
    content_type = type_of(content)
    if not content_type:
        said = _("Only PDF, Word, OpenDocument, RTF, text and image files are kept here.")
        raise InvalidInput(said, field="file")
    return Checked(content, content_type, cleaned_name(file.name or "", content_type))


def _keep(checked: Checked, by: User | None, **place: Any) -> Document:
    """Write the file, then its row; without the row the file goes again."""
    document = Document(
        name=checked.name, content_type=checked.content_type, size=len(checked.content),
        text_state=State.WAITING if checked.content_type in READABLE else State.NONE,
        created_by=by, created_at=timezone.now(), **place,
    )  # fmt: skip
    document.file.save(checked.name, ContentFile(checked.content), save=False)
    try:
        document.save()
        _record(DocumentVerb.ADDED, document, by)
    except BaseException:
        discard(document.file.name or "")
        raise
    wake_reader()
    return document


def _record(verb: DocumentVerb, document: Document, by: User | None) -> None:
    job = document.application.job.public_id if document.application else ""
    record(verb, by=by, subject=document, job=job, candidate=document.candidate.public_id,
           kind=document.kind)  # fmt: skip
