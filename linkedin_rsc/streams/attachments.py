"""Resumes: attachments of an application at LinkedIn (versioned-api 5.7, decision 27).

A file is brought first and attached then, by our id. Nothing is remembered in between: whoever dies
there leaves a file LinkedIn forgets, and whoever takes the row up brings it anew.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from django.db.models import QuerySet, Subquery

from base import stopping
from base.words import gettext as _
from documents.models import Document
from linkedin_rsc.client.errors import Rejected, Undelivered
from linkedin_rsc.client.generations import table
from linkedin_rsc.client.resources import File, delete_attachments, put_attachments, upload_file
from linkedin_rsc.client.restli import BatchAnswer, RecordAnswer
from linkedin_rsc.models import Contract, Hold, Stream
from linkedin_rsc.streams import applications, below
from linkedin_rsc.streams.change import Change, Mark, mark_below
from linkedin_rsc.streams.listed import listed
from linkedin_rsc.streams.prospect_rule import hold_of_resumes
from linkedin_rsc.streams.row import Row
from linkedin_rsc.streams.sharing import Sharing
from linkedin_rsc.streams.stream import (
    Call,
    Fields,
    Parent,
    Reach,
    judge_at_once,
    milliseconds,
    nothing_of,
    spoils_nothing,
)

NAME = Stream.ATTACHMENTS
RESOURCE = table.ATTACHMENTS
# LinkedIn does not say whether it deletes them with the application: they are deleted before.
PARENTS: tuple[Parent, ...] = (
    Parent(Stream.APPLICATIONS, "application", Hold.WAITING_FOR_APPLICATION),
)
KEYED_BY, IDS = below.KEYED_BY, below.IDS
# In whose name files are brought; null where no contract is chosen.
CONTRACT = Subquery(Contract.objects.order_by("id").values("contract_id")[:1])


@dataclass(frozen=True, slots=True)
class Attachment:
    """A resume with the contract in whose name it is brought, empty where none is chosen."""

    document: Document
    contract: str

    @classmethod
    def of(cls, document: Document, contract_id: str | None) -> Self:
        return cls(document, Contract(contract_id=contract_id).urn if contract_id else "")


def marks(change: Change) -> Iterator[Mark]:
    """A resume has no row before they are shared: the first sync gives it one."""
    if not change.sharing.share_resumes:
        return
    if change.document:
        for record, one in load([change.document.public_id]).items():
            assert one.document.application  # noqa: S101  # Others are not loaded.
            yield mark_below(one.document.application, NAME, record, hold(one, change.sharing))
    yield from below.marks_across_prospect(change, NAME, _resumes())


def reach(change: Change) -> Reach | None:
    return below.reach_of_kind(NAME, change)


def load(records: Collection[str]) -> Mapping[str, Attachment]:
    """One query."""
    found = _resumes().filter(public_id__in=listed(records)).defer("text")
    whole = found.select_related("application__candidate", "application__job")
    return {
        one.public_id: Attachment.of(one, one.contract) for one in whole.annotate(contract=CONTRACT)
    }


def hold(one: Attachment, sharing: Sharing) -> Hold | None:
    application = one.document.application
    assert application  # noqa: S101  # Others are not loaded.
    may_go = hold_of_resumes(sharing, application.job)
    may_go = may_go or applications.hold_of_all(application, sharing)
    return may_go or _unfit(one.document) or (None if one.contract else Hold.NO_CONTRACT)


def _unfit(document: Document) -> Hold | None:
    if document.content_type not in table.UPLOAD.file_types:
        return Hold.FILE_TYPE
    return Hold.FILE_TOO_LARGE if document.size > table.UPLOAD.max_bytes else None


def word(one: Attachment, row: Row, sharing: Sharing) -> Fields:
    """Say all but what the file is called at LinkedIn, which it says anew each time it is brought.

    A document never changes: what has the same words is the same file, and is not brought again.
    """
    return {
        "fileName": one.document.name,
        "fileType": table.UPLOAD.file_types[one.document.content_type],
        "createdAt": milliseconds(one.document.created_at),
    }


def send(call: Call, entities: Mapping[str, Fields]) -> BatchAnswer:
    """Bring the files one by one, then attach together those that have arrived.

    Asked to stop, it attaches what it has brought. Of the others, and of what was removed
    meanwhile, it says nothing: they are decided on anew.
    """
    answers: BatchAnswer = {}
    brought: dict[str, Fields] = {}
    found = load(entities)
    for record in [record for record in entities if record in found]:
        if stopping.is_asked():
            break
        call.spend(0)
        try:
            brought[record] = {**entities[record], "media": _bring(call, found[record])}
        except (Rejected, Undelivered) as error:
            answers[record] = _of_file(error.status, error.message)
        except OSError:
            answers[record] = _of_file(404, _("Tandem cannot read the file itself."))
    if brought:
        call.spend(0)
        answers |= put_attachments(call.transport, call.organization, call.parents, brought)
    return answers


def _of_file(status: int | None, message: str) -> RecordAnswer:
    """Give an answer about a file; a 404 would say that its application is unknown."""
    return RecordAnswer(410 if status == 404 else status, message)


def _bring(call: Call, one: Attachment) -> str:
    document = one.document
    file = File(document.name, document.content_type, lambda: document.file.open("rb"))
    return upload_file(call.transport, one.contract, file)


def withdraw(call: Call, records: Collection[str]) -> BatchAnswer:
    return delete_attachments(call.transport, call.organization, call.parents, records)


judge = judge_at_once
refused = RecordAnswer
spoils = spoils_nothing


def everything(sharing: Sharing) -> "QuerySet[Document]":
    resumes = below.everything(_resumes(), sharing)
    return resumes if sharing.share_resumes else nothing_of(resumes)


def _resumes() -> "QuerySet[Document]":
    """Select those that came with an application; what is kept of a person stays here."""
    return Document.objects.filter(kind=Document.Kind.RESUME, application__isnull=False)
