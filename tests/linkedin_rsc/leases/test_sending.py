"""The sender and its lease: who sends, how long, and when nobody does."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from linkedin_rsc import leases
from linkedin_rsc.leases.quota import Spending
from linkedin_rsc.models import LedgerRow, Stream, StreamLease
from tests.factories.jobs import JobFactory
from tests.linkedin_rsc.pushing import applicants, fill, look, push, row_of, states, take

pytestmark = pytest.mark.django_db

State = LedgerRow.State
# After what is due by now.
NOON = "2036-11-27 12:00Z"


def test_second_sender_leaves_a_taken_stream_alone(connected, linkedin):
    job = JobFactory(active=True)
    fill()
    lease = leases.enter(Stream.JOBS)

    assert look() is None
    assert row_of(Stream.JOBS, job.public_id).state == State.QUEUED

    lease.leave()
    push()
    assert row_of(Stream.JOBS, job.public_id).state == State.SENT


@pytest.mark.parametrize("due_in_s", [30, 0], ids=["just claimed", "in a long call"])
def test_what_a_dead_sender_held_goes_as_soon_as_its_lease_is_over(connected, linkedin, due_in_s):
    applicants(1)
    LedgerRow.objects.exclude(stream=Stream.CANDIDATES).delete()
    with time_machine.travel(NOON, tick=False) as clock:
        lease = leases.enter(Stream.CANDIDATES)
        take(Stream.CANDIDATES)
        LedgerRow.objects.filter(stream=Stream.CANDIDATES).update(
            due_at=timezone.now() + timedelta(seconds=due_in_s)
        )
        lease.heartbeat.stop()
        clock.shift(15)

        assert look() == timedelta(seconds=15)
        clock.shift(15)
        look()

    assert states(Stream.CANDIDATES) == [State.SENT]


@time_machine.travel("2026-11-27 12:00Z", tick=False)
def test_each_pause_linkedin_names_no_end_for_is_longer_than_the_one_before(connected, linkedin):
    applicants(1)
    pauses = []
    for status in (429, 429, 429, 200, 429):
        linkedin.fail_next("atsCandidates", status)
        look()
        paused_until = StreamLease.objects.get(stream=Stream.CANDIDATES).paused_until
        pauses.append(paused_until and paused_until - timezone.now())
        StreamLease.objects.update(paused_until=None)
        LedgerRow.objects.update(due_at=timezone.now(), state=State.QUEUED, payload_hash="")

    minute = timedelta(minutes=1)
    assert pauses == [minute, 2 * minute, 4 * minute, None, minute]


@time_machine.travel(NOON, tick=False)
def test_pause_after_a_batch_that_went_through_is_the_first_again(connected, linkedin, on_call):
    applicants(101)
    StreamLease.objects.create(stream=Stream.CANDIDATES, strikes=5)
    calls = []

    def second_call_is_throttled():
        calls.append(1)
        if len(calls) == 1:
            linkedin.fail_next("atsCandidates", 429)

    on_call("/v2/atsCandidates", second_call_is_throttled)

    look()

    row = StreamLease.objects.get(stream=Stream.CANDIDATES)
    assert (row.strikes, row.paused_until - timezone.now()) == (1, timedelta(minutes=1))


def test_no_more_is_sent_in_a_minute_than_linkedin_takes(connected, linkedin):
    applicants(3)
    LedgerRow.objects.exclude(stream=Stream.CANDIDATES).delete()
    with time_machine.travel(NOON, tick=False) as clock:
        spent = Spending().plus(9_998, timezone.now())
        StreamLease.objects.create(stream=Stream.CANDIDATES, spent=spent.as_json())
        clock.shift(10)

        again = look()

        assert states(Stream.CANDIDATES) == [State.SENT, State.SENT, State.QUEUED]
        assert again == timedelta(seconds=52)
        clock.shift(again)
        look()
        assert states(Stream.CANDIDATES) == [State.SENT] * 3


def test_what_is_held_back_or_known_already_costs_nothing(connected, linkedin):
    applicants(3)
    push()
    spent = StreamLease.objects.get(stream=Stream.CANDIDATES).spent
    LedgerRow.objects.filter(stream=Stream.CANDIDATES).update(state=State.QUEUED)
    applicants(1, is_private=True)

    push()

    assert StreamLease.objects.get(stream=Stream.CANDIDATES).spent == spent


def test_halves_of_a_refused_batch_count_as_what_they_are_calls(connected, linkedin):
    applicants(4)
    linkedin.fail_next("atsCandidates", 400)

    with time_machine.travel(NOON, tick=False):
        look()

    spent = StreamLease.objects.get(stream=Stream.CANDIDATES).spent
    assert (spent["calls"], spent["records"]) == (3, 8)


def steps_to_send(count: int) -> None:
    applicants(count)
    push()
    LedgerRow.objects.filter(stream=Stream.STAGES).update(state=State.QUEUED, payload_hash="")


def test_lease_is_renewed_between_the_calls_of_one_batch(connected, linkedin, on_call):
    """A batch of steps is a call for each application, each of which may take half a minute."""
    steps_to_send(3)
    is_ours = []
    with time_machine.travel(NOON, tick=False) as clock:

        def slow_call():
            clock.shift(25)
            lease = StreamLease.objects.get(stream=Stream.STAGES)
            is_ours.append(lease.leased_until > timezone.now())

        on_call("/stages", slow_call)
        look()

    assert is_ours == [True] * 3
    assert states(Stream.STAGES) == [State.SENT] * 3


def test_sender_who_was_away_too_long_sends_no_old_versions(connected, linkedin, on_call):
    """A machine that slept wakes up in the middle of a batch that another one sends by now."""
    steps_to_send(3)
    others = []
    with time_machine.travel(NOON, tick=False) as clock:

        def call_and_sleep():
            clock.shift(120)
            others.append(leases.enter(Stream.STAGES))

        on_call("/stages", call_and_sleep)
        look()

    assert len(others) == 1
    assert states(Stream.STAGES) == [State.SENT, State.IN_FLIGHT, State.IN_FLIGHT]
    assert StreamLease.objects.get(stream=Stream.STAGES).holder == others[0].holder
