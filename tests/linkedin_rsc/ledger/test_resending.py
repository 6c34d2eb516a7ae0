"""Groups of failed records sent again in the background, slice by slice."""

from datetime import timedelta

import pytest

from accounts.models import Activity
from base import stopping
from base.errors import NotAllowed
from linkedin_rsc.ledger import resending
from linkedin_rsc.ledger.resend import resend_failed
from linkedin_rsc.ledger.resending import resend_as_wanted
from linkedin_rsc.models import Hold, LedgerResend, LedgerRow, Stream
from tests.factories.linkedin_rsc import LedgerRowFactory

pytestmark = pytest.mark.django_db

State = LedgerRow.State
FAILED = State.NEEDS_ATTENTION


def test_only_administrators_ask_for_it(recruiter):
    LedgerRowFactory(state=FAILED)

    with pytest.raises(NotAllowed):
        resend_failed(state=FAILED, by=recruiter)


def test_what_was_asked_is_in_the_history(administrator):
    LedgerRowFactory(state=FAILED)

    resend_failed(state=FAILED, stream="candidates", by=administrator)

    activity = Activity.objects.get(verb="linkedin.records.resent")
    assert (activity.actor, activity.data["stream"]) == (administrator, "candidates")


def test_each_row_goes_as_it_would_alone(administrator):
    plain = LedgerRowFactory(state=FAILED, answer="No", payload_hash="old", attempts=4)
    leaving = LedgerRowFactory(
        state=FAILED, answer="No", wanted="absent", hold=Hold.PROSPECT, may_be_held=True
    )
    listed = {"state": "LISTED", "asked": {"state": "LISTED"}}
    lost = LedgerRowFactory(stream=Stream.JOBS, state=FAILED, accepted=listed)
    resend_failed(state=FAILED, by=administrator)

    assert resend_as_wanted() is None

    for row in (plain, leaving, lost):
        row.refresh_from_db()
    assert (plain.state, plain.payload_hash, plain.attempts) == (State.QUEUED, "", 0)
    assert (leaving.state, leaving.wanted, leaving.answer) == (State.DELETION_QUEUED, "absent", "")
    assert (lost.state, lost.accepted) == (State.QUEUED, {})


def test_a_worker_that_ends_leaves_the_rest_to_the_next(administrator, monkeypatch):
    monkeypatch.setattr(resending, "SLICE", 2)
    for _number in range(5):
        LedgerRowFactory(state=FAILED)
    resend_failed(state=FAILED, by=administrator)
    monkeypatch.setattr(resending, "MAX_SLICES_A_LOOK", 1)

    assert resend_as_wanted() == timedelta(seconds=1)
    assert LedgerRow.objects.filter(state=FAILED).count() == 3
    monkeypatch.setattr(stopping, "is_asked", lambda: True)
    assert resend_as_wanted() == timedelta()
    monkeypatch.undo()
    assert resend_as_wanted() is None

    assert not LedgerRow.objects.filter(state=FAILED).exists()
    assert not LedgerResend.objects.exists()


def test_what_fails_again_meanwhile_waits_for_the_next_wish(administrator, monkeypatch):
    """Else a record that LinkedIn always refuses would keep a worker busy for ever."""
    monkeypatch.setattr(resending, "SLICE", 1)
    first, second = (LedgerRowFactory(state=FAILED) for _number in range(2))
    resend_failed(state=FAILED, by=administrator)
    monkeypatch.setattr(resending, "MAX_SLICES_A_LOOK", 1)
    resend_as_wanted()
    LedgerRow.objects.filter(pk=first.pk).update(state=FAILED)
    late = LedgerRowFactory(state=FAILED)
    monkeypatch.undo()

    resend_as_wanted()

    states = dict(LedgerRow.objects.values_list("pk", "state"))
    assert (states[first.pk], states[second.pk], states[late.pk]) == (FAILED, State.QUEUED, FAILED)
