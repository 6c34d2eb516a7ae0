"""Notes over the API, of a candidate and of an application."""

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from applications.api.views import ApplicationView
from base.api.idempotency import idempotent
from candidates.api.views import CandidateView
from notes.api.serializers import NoteInput, NoteSerializer
from notes.models import Note
from notes.services import add_note


class ApplicationNotes(ApplicationView):
    @extend_schema(responses=NoteSerializer(many=True))
    def get(self, request: Request, id: str) -> Response:
        """List what is noted on the application and is yours to read, newest first."""
        application = self.application(id)
        notes = Note.objects.visible_to(self.user).filter(application=application)
        related = notes.select_related("candidate", "application", "author")
        about = application.candidate.public_id
        return self.answer_page(related, NoteSerializer, about=about)

    @extend_schema(request=NoteInput, responses={201: NoteSerializer})
    @idempotent
    def post(self, request: Request, id: str) -> Response:
        """Write a note on the application."""
        application = self.application(id)
        note = add_note(
            candidate=application.candidate,
            application=application,
            by=self.user,
            **self.read_input(NoteInput),
        )
        return Response(NoteSerializer(note).data, status=201)


class CandidateNotes(CandidateView):
    @extend_schema(responses=NoteSerializer(many=True))
    def get(self, request: Request, id: str) -> Response:
        """List what is noted about the candidate and is yours to read, newest first."""
        candidate = get_object_or_404(self.candidates(), public_id=id)
        notes = Note.objects.visible_to(self.user).filter(candidate=candidate)
        related = notes.select_related("candidate", "application", "author")
        return self.answer_page(related, NoteSerializer, about=candidate.public_id)

    @extend_schema(request=NoteInput, responses={201: NoteSerializer})
    @idempotent
    def post(self, request: Request, id: str) -> Response:
        """Write a note about the candidate."""
        candidate = get_object_or_404(self.candidates(), public_id=id)
        note = add_note(candidate=candidate, by=self.user, **self.read_input(NoteInput))
        return Response(NoteSerializer(note).data, status=201)
