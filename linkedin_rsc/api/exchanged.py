"""What was exchanged with a person on LinkedIn, over the API: inmails and recruiter-notes."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.views import ApiView
from base.api.inputs import FilterSerializer
from base.cursors import Order
from candidates.models import Candidate
from linkedin_rsc.models import InMail, RecruiterNote
from linkedin_rsc.profile.exchanged import (
    LAST_SENT,
    LAST_WRITTEN,
    inmails_of,
    notes_of,
)


class PersonFilters(FilterSerializer):
    candidate = serializers.CharField(max_length=40, help_text=_("The person's public id."))


class InMailSerializer(serializers.ModelSerializer[InMail]):
    """`subject` and `text` are null unless the InMail is of your own seat."""

    sender = serializers.SerializerMethodField()
    recipient = serializers.SerializerMethodField()
    subject = serializers.SerializerMethodField()
    text = serializers.SerializerMethodField()

    class Meta:
        model = InMail
        fields = ["sent_at", "sender", "recipient", "subject", "text"]
        read_only_fields = fields

    def get_sender(self, inmail: Any) -> str:
        return str(inmail.who if inmail.is_sent else self.context["person"])

    def get_recipient(self, inmail: Any) -> str:
        return str(self.context["person"] if inmail.is_sent else inmail.who)

    def get_subject(self, inmail: Any) -> str | None:
        return inmail.subject if inmail.is_own else None

    def get_text(self, inmail: Any) -> str | None:
        return inmail.text if inmail.is_own else None


class RecruiterNoteSerializer(serializers.ModelSerializer[RecruiterNote]):
    """`author` is null where LinkedIn names nobody whose seat is known."""

    author = serializers.CharField(source="who", allow_null=True)

    class Meta:
        model = RecruiterNote
        fields = ["author", "text", "written_at", "changed_at"]
        read_only_fields = fields


class ExchangedView(ApiView):
    def person(self) -> Candidate:
        """Return whom the query names, if this person may open them."""
        wanted = self.read_filters(PersonFilters)["candidate"]
        return get_object_or_404(Candidate.objects.visible_to(self.user), public_id=wanted)

    def page(self, rows: QuerySet[Any], order: Order) -> list[Any]:
        self.paginator.order = order  # type: ignore[union-attr]  # It is ours.
        return list(self.paginate_queryset(rows) or [])

    def answer(self, candidate: Candidate, serializer: Any) -> Response:
        self.note_reading(candidate.public_id)
        return self.get_paginated_response(serializer.data)


class InMails(ExchangedView):
    @extend_schema(parameters=[PersonFilters], responses=InMailSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List the InMails exchanged with a person, the last first."""
        candidate = self.person()
        rows = self.page(inmails_of(candidate, self.user), LAST_SENT)
        context = {"person": candidate.full_name}
        return self.answer(candidate, InMailSerializer(rows, many=True, context=context))


class RecruiterNotes(ExchangedView):
    @extend_schema(parameters=[PersonFilters], responses=RecruiterNoteSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List what recruiters noted about a person at LinkedIn, the last first."""
        candidate = self.person()
        rows = self.page(notes_of(candidate), LAST_WRITTEN)
        return self.answer(candidate, RecruiterNoteSerializer(rows, many=True))
