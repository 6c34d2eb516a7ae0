"""E-mails and phones one by one: /api/v1/candidates/{id}/emails/ and /phones/."""

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from base.api.idempotency import idempotent
from candidates.api.contacts.serializers import (
    EmailInput,
    EmailSerializer,
    PhoneInput,
    PhoneSerializer,
    VerificationInput,
)
from candidates.api.views import CandidateView
from candidates.contacts.services import add_email, add_phone, prefer_contact, remove_contact
from candidates.contacts.verification import doubt_email, verify_email
from candidates.models import Candidate, CandidateEmail, CandidatePhone


class ContactView(CandidateView):
    """The contacts of candidates this person may open."""

    def person(self, id: str) -> Candidate:
        return get_object_or_404(self.candidates(), public_id=id)

    def email(self, id: str, contact_id: str) -> CandidateEmail:
        emails = self.person(id).emails.select_related("verified_by")
        return get_object_or_404(emails, public_id=contact_id)

    def phone(self, id: str, contact_id: str) -> CandidatePhone:
        return get_object_or_404(self.person(id).phones, public_id=contact_id)


class Emails(ContactView):
    @extend_schema(responses=EmailSerializer(many=True))
    def get(self, request: Request, id: str) -> Response:
        """List the candidate's addresses."""
        emails = self.person(id).emails.select_related("verified_by")
        return self.answer_page(emails, EmailSerializer, about=id)

    @extend_schema(request=EmailInput, responses={201: EmailSerializer})
    @idempotent
    def post(self, request: Request, id: str) -> Response:
        """Add an address; the first one is primary anyway."""
        given = self.read_input(EmailInput)
        email = add_email(candidate=self.person(id), by=self.user, **given)
        return Response(EmailSerializer(email).data, status=201)


class EmailDetail(ContactView):
    @extend_schema(responses={204: None})
    def delete(self, request: Request, id: str, contact_id: str) -> Response:
        """Remove the address, and that it was verified."""
        remove_contact(contact=self.email(id, contact_id), by=self.user)
        return Response(status=204)


class EmailPreference(ContactView):
    @extend_schema(request=None, responses={201: EmailSerializer})
    @idempotent
    def post(self, request: Request, id: str, contact_id: str) -> Response:
        """Make the address the primary one."""
        prefer_contact(contact=self.email(id, contact_id), by=self.user)
        return Response(EmailSerializer(self.email(id, contact_id)).data, status=201)


class EmailVerification(ContactView):
    @extend_schema(request=VerificationInput, responses={201: EmailSerializer})
    @idempotent
    def post(self, request: Request, id: str, contact_id: str) -> Response:
        """Take the address for theirs: from now on it says who somebody is."""
        email = self.email(id, contact_id)
        verify_email(contact=email, by=self.user, **self.read_input(VerificationInput))
        return Response(EmailSerializer(email).data, status=201)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, id: str, contact_id: str) -> Response:
        """No longer take the address for theirs."""
        doubt_email(contact=self.email(id, contact_id), by=self.user)
        return Response(status=204)


class Phones(ContactView):
    @extend_schema(responses=PhoneSerializer(many=True))
    def get(self, request: Request, id: str) -> Response:
        """List the candidate's numbers."""
        phones = self.person(id).phones.all()
        return self.answer_page(phones, PhoneSerializer, about=id)

    @extend_schema(request=PhoneInput, responses={201: PhoneSerializer})
    @idempotent
    def post(self, request: Request, id: str) -> Response:
        """Add a number; the first one is primary anyway."""
        given = self.read_input(PhoneInput)
        phone = add_phone(candidate=self.person(id), by=self.user, **given)
        return Response(PhoneSerializer(phone).data, status=201)


class PhoneDetail(ContactView):
    @extend_schema(responses={204: None})
    def delete(self, request: Request, id: str, contact_id: str) -> Response:
        """Remove the number."""
        remove_contact(contact=self.phone(id, contact_id), by=self.user)
        return Response(status=204)


class PhonePreference(ContactView):
    @extend_schema(request=None, responses={201: PhoneSerializer})
    @idempotent
    def post(self, request: Request, id: str, contact_id: str) -> Response:
        """Make the number the primary one."""
        prefer_contact(contact=self.phone(id, contact_id), by=self.user)
        return Response(PhoneSerializer(self.phone(id, contact_id)).data, status=201)
