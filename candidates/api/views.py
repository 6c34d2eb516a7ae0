"""Candidates over the API: /api/v1/candidates/."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.views import ApiView
from base.api.idempotency import idempotent
from base.text import email_address
from candidates.api.serializers import (
    CandidateChange,
    CandidateFilters,
    CandidateInput,
    CandidateSerializer,
    load_for_answer,
    with_contacts,
)
from candidates.details.services import create_candidate, edit_candidate
from candidates.erasure.services import erase_candidate
from candidates.models import Candidate, CandidateEmail
from candidates.people.looking import window_for


class CandidateView(ApiView):
    """The candidates this person may open, and how one is answered."""

    def candidates(self) -> QuerySet[Candidate]:
        return Candidate.objects.visible_to(self.user)

    def candidate(self, id: str) -> Candidate:
        return get_object_or_404(load_for_answer(self.candidates()), public_id=id)

    def answer(self, candidate: Candidate, status: int) -> Response:
        fresh = get_object_or_404(load_for_answer(Candidate.objects.all()), pk=candidate.pk)
        return Response(CandidateSerializer(fresh).data, status=status)


class CandidateList(CandidateView):
    @extend_schema(parameters=[CandidateFilters], responses=CandidateSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List the candidates you may open, newest first."""
        filters = self.read_filters(CandidateFilters)
        found = Candidate.objects.visible_to(self.user).matching(filters.get("search", ""))
        if "email" in filters:
            found = found.filter(pk__in=_holders(filters["email"]))
        window = window_for(self.user, is_narrowed=bool(filters.get("search")))
        return self.answer_page(
            load_for_answer(found), CandidateSerializer, window=window, of_people=True
        )

    @extend_schema(request=CandidateInput, responses={201: CandidateSerializer})
    @idempotent
    def post(self, request: Request) -> Response:
        """Add a candidate. Likeness to others is noted and never stops this."""
        fields = with_contacts(self.read_input(CandidateInput))
        return self.answer(create_candidate(by=self.user, **fields), 201)


class CandidateDetail(CandidateView):
    @extend_schema(responses=CandidateSerializer)
    def get(self, request: Request, id: str) -> Response:
        """Show one candidate. That you read the record is recorded."""
        candidate = self.candidate(id)
        self.note_reading(candidate.public_id)
        return Response(CandidateSerializer(candidate).data)

    @extend_schema(request=CandidateChange, responses=CandidateSerializer)
    def patch(self, request: Request, id: str) -> Response:
        """Change what is given; a list takes the place of the one that you read at `updated_at`.

        The answer counts as read.
        """
        candidate = self.candidate(id)
        current = CandidateSerializer(candidate).data
        fields = with_contacts(
            self.read_input(CandidateChange, current=current),
            emails=current["emails"],
            phones=current["phones"],
        )
        edit_candidate(
            candidate=candidate, by=self.user, seen_at=fields.pop("updated_at", None), **fields
        )
        self.note_reading(candidate.public_id)
        return self.answer(candidate, 200)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, id: str) -> Response:
        """Erase the person and all that is kept of them, here and at LinkedIn; for administrators.

        Cannot be undone.
        """
        erase_candidate(candidate=self.candidate(id), by=self.user)
        return Response(status=204)


def _holders(email: str) -> "QuerySet[CandidateEmail, Any]":
    return CandidateEmail.objects.filter(email=email_address(email)).values("candidate")
