"""Candidates as the API shows and takes them."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from base.api.inputs import FilterSerializer, StrictInput
from candidates import sources
from candidates.api.contacts.serializers import email_field, phone_field
from candidates.contacts.lists import MAX_LISTED
from candidates.details.fields import EDITABLE_FIELDS
from candidates.models import PRIMARY_FIRST, Candidate, CandidateEmail, CandidatePhone, Tag
from candidates.tags.services import MAX_TAG_CHARACTERS

EMAILS = CandidateEmail.objects.order_by(*PRIMARY_FIRST)
PHONES = CandidatePhone.objects.order_by(*PRIMARY_FIRST)
MAX_TAGS = 50
# What of a change takes the place of more than it names.
REPLACING = {"email", "emails", "phone", "phones", "tags"}


def load_for_answer(candidates: QuerySet[Candidate]) -> QuerySet[Candidate]:
    """Load what CandidateSerializer shows: four queries for any number of candidates."""
    return candidates.select_related("source").prefetch_related(
        Prefetch("emails", EMAILS),
        Prefetch("phones", PHONES),
        Prefetch("tags", Tag.objects.order_by("name", "pk")),
    )


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
    """`email` and `phone` set or replace the primary one; `emails`, `phones` and `tags` are all.

    A single one is best added at `candidates/{id}/emails/` or `phones/`, and removed below it.
    """

    email = email_field(allow_blank=True, required=False)
    emails = serializers.ListField(child=email_field(), max_length=MAX_LISTED, required=False)
    phone = phone_field(allow_blank=True, required=False)
    phones = serializers.ListField(child=phone_field(), max_length=MAX_LISTED, required=False)
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


@extend_schema_serializer(component_name="CandidateChange")
class CandidateChange(CandidateInput):
    updated_at = serializers.DateTimeField(
        required=False,
        help_text=_(
            "As you read it: a change that somebody made since then is answered with 409. "
            "Required with what takes the place of others: `email`, `emails`, `phone`, `phones` "
            "and `tags`."
        ),
    )

    def validate(self, given: dict[str, Any]) -> dict[str, Any]:
        """Take no list from who does not say which one they read: it may undo what others did."""
        if REPLACING & given.keys() and "updated_at" not in given:
            said = _("Send updated_at as you read it, so that what others added since is not lost.")
            raise serializers.ValidationError({"updated_at": [said]})
        return given

    class Meta(CandidateInput.Meta):
        fields = [*CandidateInput.Meta.fields, "updated_at"]


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


def with_contacts(
    fields: dict[str, Any], *, emails: Sequence[str] = (), phones: Sequence[str] = ()
) -> dict[str, Any]:
    """Fold `email` and `phone` into the whole lists that the service takes, primary first."""
    for one, several, current in (("email", "emails", emails), ("phone", "phones", phones)):
        if one in fields:
            primary = fields.pop(one)
            rest = fields.get(several, current[1:])
            fields[several] = [primary, *rest]
    return fields
