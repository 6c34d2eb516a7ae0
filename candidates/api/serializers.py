"""Candidates as the API shows and takes them."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from base.api.inputs import FilterSerializer, StrictInput
from candidates import sources
from candidates.details.contacts import MAX_PHONE_CHARACTERS
from candidates.details.fields import EDITABLE_FIELDS
from candidates.models import Candidate, CandidateEmail, CandidatePhone, Tag
from candidates.phones import looks_like_phone
from candidates.tags.services import MAX_TAG_CHARACTERS

EMAILS = CandidateEmail.objects.order_by("-is_primary", "pk")
PHONES = CandidatePhone.objects.order_by("-is_primary", "pk")
# More than anybody has; keeps one request from writing thousands of rows.
MAX_CONTACTS = 20
MAX_TAGS = 50


def load_for_answer(candidates: QuerySet[Candidate]) -> QuerySet[Candidate]:
    """Load what CandidateSerializer shows: four queries for any number of candidates."""
    return candidates.select_related("source").prefetch_related(
        Prefetch("emails", EMAILS),
        Prefetch("phones", PHONES),
        Prefetch("tags", Tag.objects.order_by("name", "pk")),
    )


def check_phone(text: str) -> None:
    if not looks_like_phone(text):
        raise serializers.ValidationError(_("“%(phone)s” is not a phone number.") % {"phone": text})


class CandidateSerializer(serializers.ModelSerializer[Candidate]):
    """`email` and `phone` are the primary ones, `emails` and `phones` are all, primary first."""

    id = serializers.CharField(source="public_id")
    email = serializers.SerializerMethodField()
    emails = serializers.SerializerMethodField()
    phone = serializers.SerializerMethodField()
    phones = serializers.SerializerMethodField()
    source = serializers.SlugRelatedField[Any](  # type: ignore[assignment]  # Our field, not the framework's word.
        slug_field="name", read_only=True, allow_null=True, help_text=_("Its name.")
    )
    tags = serializers.SlugRelatedField[Any](slug_field="name", read_only=True, many=True)

    class Meta:
        model = Candidate
        fields = [
            "id",
            "first_name",
            "last_name",
            "email",
            "emails",
            "phone",
            "phones",
            "headline",
            "current_company",
            "current_title",
            "city",
            "region",
            "country_code",
            "linkedin_url",
            "is_private",
            "do_not_contact",
            "source",
            "tags",
            "created_at",
            "updated_at",
        ]
        read_only_fields = fields

    def get_emails(self, candidate: Candidate) -> list[str]:
        return [address.email for address in candidate.emails.all()]

    def get_email(self, candidate: Candidate) -> str:
        return next(iter(self.get_emails(candidate)), "")

    def get_phones(self, candidate: Candidate) -> list[str]:
        return [phone.number for phone in candidate.phones.all()]

    def get_phone(self, candidate: Candidate) -> str:
        return next(iter(self.get_phones(candidate)), "")


@extend_schema_serializer(component_name="Candidate")
class CandidateInput(StrictInput, serializers.ModelSerializer[Candidate]):
    """`email` and `phone` set or replace the primary one; `emails` and `phones` replace all."""

    email = serializers.EmailField(max_length=254, allow_blank=True, required=False)
    emails = serializers.ListField(
        child=serializers.EmailField(max_length=254), max_length=MAX_CONTACTS, required=False
    )
    phone = serializers.CharField(
        max_length=MAX_PHONE_CHARACTERS,
        validators=[check_phone],
        allow_blank=True,
        required=False,
    )
    phones = serializers.ListField(
        child=serializers.CharField(max_length=MAX_PHONE_CHARACTERS, validators=[check_phone]),
        max_length=MAX_CONTACTS,
        required=False,
    )
    linkedin_url = serializers.CharField(max_length=300, allow_blank=True, required=False)
    source = serializers.CharField(  # type: ignore[assignment]  # Our field, not the framework's word.
        max_length=sources.MAX_CHARACTERS,
        required=False,
        help_text=_("Its name; a new name makes a new source."),
    )
    tags = serializers.ListField(
        child=serializers.CharField(max_length=MAX_TAG_CHARACTERS),
        max_length=MAX_TAGS,
        required=False,
        help_text=_("All tags of the candidate; new names make new tags."),
    )

    class Meta:
        model = Candidate
        fields = [*EDITABLE_FIELDS, "email", "emails", "phone", "phones", "source", "tags"]


class CandidateFilters(FilterSerializer):
    search = serializers.CharField(
        max_length=200,
        required=False,
        allow_blank=True,
        help_text=_("Words that all occur in names, work, place, e-mails or phones."),
    )
    email = serializers.CharField(
        max_length=254,
        required=False,
        allow_blank=True,
        help_text=_("Candidates with exactly this address, whatever its case."),
    )
