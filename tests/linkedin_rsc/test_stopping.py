"""A worker that is asked to end makes no further call; what it gives up stays due."""

from datetime import timedelta

import pytest
from django.utils import timezone

from base import stopping
from linkedin_rsc.connection.changes import want_filled_ledger
from linkedin_rsc.intake import processing
from linkedin_rsc.ledger import fill, sender
from linkedin_rsc.models import (
    ClosedAccountsPull,
    LedgerFill,
    LedgerRow,
    Notification,
    ProfileMatch,
    Stream,
    StreamLease,
)
from linkedin_rsc.profile.looking import look_at_matches
from linkedin_rsc.pull.closed.asking import ask_if_due
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


def test_matches_are_left_to_the_next_worker(connected, linkedin):
    applicants(1)
    push()
    ProfileMatch.objects.update(due_at=timezone.now())
    linkedin.forget_requests()
    stopping.ask()

    assert look_at_matches() is not None

    assert linkedin.requests(resource="atsCandidates") == []
    assert ProfileMatch.objects.get().due_at <= timezone.now()
    assert nobody_has_a_lease()
    stopping.forget()
    look_at_matches()
    assert len(linkedin.requests(resource="atsCandidates", method="GET")) == 1


def test_the_list_of_closed_accounts_is_left_to_the_next_worker(connected, linkedin, settings):
    settings.LINKEDIN_CLOSED_ACCOUNTS = True
    linkedin.forget_requests()
    stopping.ask()

    assert ask_if_due() == timedelta()

    assert linkedin.requests() == []
    assert ClosedAccountsPull.objects.get().next_at <= timezone.now()
    assert nobody_has_a_lease()
    stopping.forget()
    ask_if_due()
    assert ClosedAccountsPull.objects.get().last_run_at
