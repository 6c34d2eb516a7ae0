"""E-mails and phones of a candidate, one by one, as the API shows and takes them."""

from typing import Any

from rest_framework import serializers

from accounts.api.serializers import ColleagueSerializer
from base.api.inputs import StrictInput
from base.words import gettext_lazy as _
from candidates.contacts.verification import OF_COLLEAGUES
from candidates.models import CandidateEmail, CandidatePhone
from candidates.phones import MAX_CHARACTERS, looks_like_phone


def check_phone(text: str) -> None:
    if not looks_like_phone(text):
        raise serializers.ValidationError(_("“%(phone)s” is not a phone number.") % {"phone": text})


def email_field(**options: Any) -> serializers.EmailField:
    return serializers.EmailField(max_length=254, **options)


def phone_field(**options: Any) -> serializers.CharField:
    return serializers.CharField(max_length=MAX_CHARACTERS, validators=[check_phone], **options)


class EmailSerializer(serializers.ModelSerializer[CandidateEmail]):
    """An address; `proof` says how it was verified, empty while it is not."""

    id = serializers.CharField(source="public_id")
    verified_by = ColleagueSerializer(allow_null=True)

    class Meta:
        model = CandidateEmail
        fields = ["id", "email", "is_primary", "is_verified", "proof", "verified_by", "verified_at"]
        read_only_fields = fields


class PhoneSerializer(serializers.ModelSerializer[CandidatePhone]):
    id = serializers.CharField(source="public_id")
    phone = serializers.CharField(source="number")

    class Meta:
        model = CandidatePhone
        fields = ["id", "phone", "is_primary"]
        read_only_fields = fields


class EmailInput(StrictInput):
    email = email_field()
    is_primary = serializers.BooleanField(default=False)


class PhoneInput(StrictInput):
    phone = phone_field()
    is_primary = serializers.BooleanField(default=False)


class VerificationInput(StrictInput):
    proof = serializers.ChoiceField(
        [(proof.value, proof.label) for proof in OF_COLLEAGUES],
        help_text=_("How you know that the address is theirs."),
    )
