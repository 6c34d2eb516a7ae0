"""Documents over the API, of a candidate and by themselves."""

from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from applications.models import Application
from base.api.idempotency import idempotent
from base.errors import InvalidInput
from base.words import gettext_lazy as _
from candidates.api.views import CandidateView
from candidates.models import Candidate
from documents.api.serializers import DocumentInput, DocumentSerializer
from documents.delivery import attachment_of
from documents.models import Document
from documents.permissions import ADD_TO_APPLICATION, ADD_TO_PERSON
from documents.services import add_document, remove_document


class DocumentView(CandidateView):
    """The documents this person may read, of the candidates they may open."""

    def document(self, id: str) -> Document:
        documents = Document.objects.visible_to(self.user).filter(candidate__in=self.candidates())
        related = documents.select_related("candidate", "application__job").defer("text")
        return get_object_or_404(related, public_id=id)


class CandidateDocuments(DocumentView):
    # A file has no other way through JSON than as text.
    parser_classes = [MultiPartParser]

    @extend_schema(responses=DocumentSerializer(many=True))
    def get(self, request: Request, id: str) -> Response:
        """List the candidate's documents that are yours to read, newest first."""
        candidate = get_object_or_404(self.candidates(), public_id=id)
        documents: QuerySet[Document] = Document.objects.visible_to(self.user)
        of_candidate = documents.filter(candidate=candidate).defer("text")
        return self.answer_page(of_candidate, DocumentSerializer, about=candidate.public_id)

    @extend_schema(
        request={"multipart/form-data": DocumentInput}, responses={201: DocumentSerializer}
    )
    @idempotent
    def post(self, request: Request, id: str) -> Response:
        """Keep a file about the candidate, or with an application of theirs.

        The same file of the same kind at the same place is kept once: the first one is answered.
        """
        candidate = get_object_or_404(self.candidates(), public_id=id)
        self._require_some_place(candidate)
        given = self.read_input(DocumentInput)
        if "application" in given:
            given["application"] = self._application(candidate, given["application"])
        document = add_document(candidate=candidate, by=self.user, **given)
        return Response(DocumentSerializer(document).data, status=201)

    def _require_some_place(self, candidate: Candidate) -> None:
        """Refuse before the file is read whoever may add to nothing of this person."""
        led = ADD_TO_APPLICATION.among(candidate.applications.all(), self.user)
        if not led.exists():
            ADD_TO_PERSON.require(self.user)

    def _application(self, candidate: Candidate, public_id: str) -> Application:
        visible = Application.objects.visible_to(self.user).select_related("job")
        found = visible.filter(candidate=candidate, public_id=public_id).first()
        if found is None:
            said = _("This person has no application %(id)s that you may open.")
            raise InvalidInput(said % {"id": public_id}, field="application")
        return found


class DocumentDetail(DocumentView):
    @extend_schema(responses={204: None})
    def delete(self, request: Request, document_id: str) -> Response:
        """Delete a document and its file for good."""
        remove_document(document=self.document(document_id), by=self.user)
        return Response(status=204)


class DocumentContent(DocumentView):
    def perform_content_negotiation(self, request: Request, force: bool = False) -> Any:
        """Whatever the caller accepts: a file is of the type it is."""
        return super().perform_content_negotiation(request, force=True)

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    def get(self, request: Request, document_id: str) -> FileResponse:
        """Give the file, as an attachment of its own type. That you read it is recorded."""
        document = self.document(document_id)
        self.note_reading(document.candidate.public_id)
        return attachment_of(document)
