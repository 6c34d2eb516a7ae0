"""Notes over the API, of a candidate and of an application."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from applications.api.views import ApplicationView
from base.api.idempotency import idempotent
from candidates.api.views import CandidateView
from candidates.models import Candidate
from notes.api.serializers import NoteInput, NoteSerializer
from notes.models import Note
from notes.services import add_note, change_note, delete_note


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


class PersonNotesView(CandidateView):
    """What is noted about the candidates this person may open."""

    def notes(self, candidate: Candidate) -> QuerySet[Note]:
        notes = Note.objects.visible_to(self.user).filter(candidate=candidate)
        return notes.select_related("candidate", "application", "author")

    def note(self, id: str, note_id: str) -> Note:
        candidate = get_object_or_404(self.candidates(), public_id=id)
        notes = self.notes(candidate).select_related("application__job")
        return get_object_or_404(notes, public_id=note_id)


class CandidateNotes(PersonNotesView):
    @extend_schema(responses=NoteSerializer(many=True))
    def get(self, request: Request, id: str) -> Response:
        """List what is noted about the candidate and is yours to read, newest first."""
        candidate = get_object_or_404(self.candidates(), public_id=id)
        notes = self.notes(candidate)
        return self.answer_page(notes, NoteSerializer, about=candidate.public_id)

    @extend_schema(request=NoteInput, responses={201: NoteSerializer})
    @idempotent
    def post(self, request: Request, id: str) -> Response:
        """Write a note about the candidate."""
        candidate = get_object_or_404(self.candidates(), public_id=id)
        note = add_note(candidate=candidate, by=self.user, **self.read_input(NoteInput))
        return Response(NoteSerializer(note).data, status=201)


class NoteDetail(PersonNotesView):
    @extend_schema(responses=NoteSerializer)
    def get(self, request: Request, id: str, note_id: str) -> Response:
        """Show one note, on the candidate or on an application of theirs."""
        note = self.note(id, note_id)
        self.note_reading(note.candidate.public_id)
        return Response(NoteSerializer(note).data)

    @extend_schema(request=NoteInput, responses=NoteSerializer)
    def patch(self, request: Request, id: str, note_id: str) -> Response:
        """Change what is given of a note of yours."""
        note = self.note(id, note_id)
        given = self.read_input(NoteInput, current=NoteSerializer(note).data)
        return Response(NoteSerializer(change_note(note=note, by=self.user, **given)).data)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, id: str, note_id: str) -> Response:
        """Delete a note of yours for good; administrators delete those of others, too."""
        delete_note(note=self.note(id, note_id), by=self.user)
        return Response(status=204)
