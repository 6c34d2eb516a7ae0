"""A company's connection to LinkedIn, in the state a test needs."""

import factory
from django.utils import timezone

from linkedin_rsc.models import (
    Connection,
    Integration,
    IntegrationType,
    LedgerRow,
    Notification,
    ProfileLink,
    Stream,
)
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
