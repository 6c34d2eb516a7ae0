"""A company's connection to LinkedIn, in the state a test needs."""

from datetime import timedelta

import factory
from django.utils import timezone

from linkedin_rsc.models import (
    ClosedAccount,
    ConnectedAccount,
    Connection,
    ContactProposal,
    Contract,
    InMail,
    Integration,
    IntegrationType,
    LedgerRow,
    Notification,
    ProfileLink,
    ProfileMatch,
    RecruiterNote,
    Seat,
    Stream,
)
from tests.factories.accounts import UserFactory
from tests.factories.candidates import CandidateFactory

APPLICATION = "urn:li:developerApplication:30411"


class ConnectionFactory(factory.django.DjangoModelFactory[Connection]):
    """Not connected by default; `enabled=True` lets everything out."""

    class Meta:
        model = Connection
        skip_postgeneration_save = True

    class Params:
        enabled = factory.Trait(
            state=Connection.State.ENABLED,
            requested_at=factory.LazyFunction(timezone.now),
            partner_ready_at=factory.LazyFunction(timezone.now),
            enabled_at=factory.LazyFunction(timezone.now),
        )

    company_name = "Nordwind Logistics"
    organization_id = "9100321"
    application = APPLICATION
    client_id = "78demo0042"
    client_secret = "demo-child-secret-9Zy8Xw7V"
    callback_token = "the-token"
    # SHA-256 of the token.
    callback_digest = "c2a73fcf61dfbdcadc79a10ba330b2ef5eb66fc0a6735ed69b796bb3c97b97ae"

    @factory.post_generation
    def integrations(self, create: bool, extracted: object, **kwargs: object) -> None:
        if self.state == Connection.State.ENABLED:
            for kind in (IntegrationType.ONE_CLICK_EXPORT, IntegrationType.IN_ATS_INDICATOR):
                Integration.objects.create(
                    connection=self, type=kind, context=self.organization, status="ENABLED"
                )


class NotificationFactory(factory.django.DjangoModelFactory[Notification]):
    class Meta:
        model = Notification

    application_urn = APPLICATION
    kind = Notification.Kind.EXPORT
    kind_as_sent = Notification.Kind.EXPORT
    request_id = factory.Sequence(lambda n: f"request-{n}")
    raw_body = "{}"
    received_at = factory.LazyFunction(timezone.now)


class LedgerRowFactory(factory.django.DjangoModelFactory[LedgerRow]):
    class Meta:
        model = LedgerRow

    stream = Stream.CANDIDATES
    record = factory.Sequence(lambda n: f"record{n}")


class ProfileLinkFactory(factory.django.DjangoModelFactory[ProfileLink]):
    class Meta:
        model = ProfileLink

    candidate = factory.SubFactory(CandidateFactory)
    person = factory.Sequence(lambda n: f"urn:li:person:member{n}")
    application_urn = APPLICATION
    linked_at = factory.LazyFunction(timezone.now)


class ProfileMatchFactory(factory.django.DjangoModelFactory[ProfileMatch]):
    """Not found; `state="possible", possible=[...]` waits for a person."""

    class Meta:
        model = ProfileMatch

    candidate = factory.SubFactory(CandidateFactory)
    application_urn = APPLICATION


class ContractFactory(factory.django.DjangoModelFactory[Contract]):
    class Meta:
        model = Contract

    connection = factory.LazyFunction(lambda: Connection.objects.first() or ConnectionFactory())
    contract_id = factory.Sequence(lambda n: str(550_017 + n))


class SeatFactory(factory.django.DjangoModelFactory[Seat]):
    class Meta:
        model = Seat

    contract = factory.SubFactory(ContractFactory)
    seat_id = factory.Sequence(lambda n: str(77_120 + n))
    member = factory.Sequence(lambda n: f"urn:li:person:seat{n}")
    first_name = "Rita"
    last_name = "Behrens"
    email = factory.Sequence(lambda n: f"seat{n}@nordwind.example")
    state = "ACTIVE"
    seen_at = factory.LazyFunction(timezone.now)


class ConnectedAccountFactory(factory.django.DjangoModelFactory[ConnectedAccount]):
    class Meta:
        model = ConnectedAccount

    user = factory.SubFactory(UserFactory)
    person = factory.Sequence(lambda n: f"urn:li:person:colleague{n}")
    application_urn = APPLICATION
    connected_at = factory.LazyFunction(timezone.now)


class ClosedAccountFactory(factory.django.DjangoModelFactory[ClosedAccount]):
    """Linked with somebody new, with the candidate `linked`, or with nobody (`linked=False`)."""

    class Meta:
        model = ClosedAccount
        skip_postgeneration_save = True

    member = factory.Sequence(lambda n: f"urn:li:person:closed{n}")
    application_urn = APPLICATION
    closed_at = factory.LazyFunction(timezone.now)
    due_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=30))

    @factory.post_generation
    def linked(account, create, extracted, **kwargs):
        if extracted is not False:
            whom = {"candidate": extracted} if extracted else {}
            names = {"person": account.member, "application_urn": account.application_urn}
            ProfileLinkFactory(**names, **whom)


class InMailFactory(factory.django.DjangoModelFactory[InMail]):
    """One the seat wrote to the member; `is_sent=False` is an answer."""

    class Meta:
        model = InMail

    class Params:
        subject = "Night shift planner"
        text = "Hello Ilse, may we talk?"

    seat = factory.SubFactory(SeatFactory)
    application_urn = APPLICATION
    member = factory.Sequence(lambda n: f"urn:li:person:member{n}")
    key = factory.Sequence(lambda n: f"evt-{n}")
    is_sent = True
    sent_at = factory.LazyFunction(timezone.now)
    raw = factory.LazyAttribute(lambda one: {"subject": one.subject, "body": one.text})


class RecruiterNoteFactory(factory.django.DjangoModelFactory[RecruiterNote]):
    class Meta:
        model = RecruiterNote

    contract = factory.SubFactory(ContractFactory)
    application_urn = APPLICATION
    member = factory.Sequence(lambda n: f"urn:li:person:member{n}")
    note_id = factory.Sequence(lambda n: str(990_017 + n))
    text = "Knows cold chain."
    written_at = factory.LazyFunction(timezone.now)
    changed_at = factory.SelfAttribute("written_at")


class ContactProposalFactory(factory.django.DjangoModelFactory[ContactProposal]):
    class Meta:
        model = ContactProposal

    candidate = factory.SubFactory(CandidateFactory)
    kind = ContactProposal.Kind.EMAIL
    value = factory.Sequence(lambda n: f"ilse{n}@shared.example")
    shared_at = factory.LazyFunction(timezone.now)
