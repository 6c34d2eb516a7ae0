"""A worker that is asked to end makes no further call; what it gives up stays due."""

import pytest
from django.utils import timezone

from base import stopping
from linkedin_rsc.connection.changes import want_filled_ledger
from linkedin_rsc.intake import processing
from linkedin_rsc.ledger import fill, sender
from linkedin_rsc.models import LedgerFill, LedgerRow, Notification, Stream, StreamLease
from tests.factories.linkedin_rsc import NotificationFactory
from tests.linkedin_rsc.pushing import applicants, look, push, states

pytestmark = pytest.mark.django_db

State = LedgerRow.State


@pytest.fixture(autouse=True)
def asked_by_nobody():
    yield
    stopping.forget()


def nobody_has_a_lease() -> bool:
    return not StreamLease.objects.exclude(holder="").exists()


def test_sender_ends_between_two_calls_of_a_batch(connected, linkedin, on_call):
    applicants(3)
    push()
    LedgerRow.objects.filter(stream=Stream.STAGES).update(state=State.QUEUED, payload_hash="")
    linkedin.forget_requests()
    asks = [stopping.ask]
    on_call("/stages", lambda: asks and asks.pop()())

    assert look() == sender.AT_ONCE

    assert states(Stream.STAGES) == [State.SENT, State.QUEUED, State.QUEUED]
    assert not LedgerRow.objects.filter(due_at__gt=timezone.now()).exists()
    assert nobody_has_a_lease()
    stopping.forget()
    push()
    assert states(Stream.STAGES) == [State.SENT] * 3
    assert linkedin.findings() == []


def test_worker_ends_between_two_notifications(connected, linkedin, on_call):
    for _ in range(2):
        NotificationFactory(application_urn=connected.application)
    on_call("exportedCandidates", stopping.ask)

    assert processing.process_waiting() is not None

    waits = Notification.State.RECEIVED
    assert list(Notification.objects.order_by("id").values_list("state", flat=True))[1:] == [waits]
    assert nobody_has_a_lease()


def test_filling_ends_between_two_slices(connected):
    applicants(1)
    want_filled_ledger()
    wishes = LedgerFill.objects.count()
    stopping.ask()

    assert fill.fill_as_wanted() is not None

    assert LedgerFill.objects.count() == wishes
    assert nobody_has_a_lease()
