"""Who may call LinkedIn, one at a time, and when nobody may."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from linkedin_rsc.client.errors import Throttled
from linkedin_rsc.client.restli import RecordAnswer
from linkedin_rsc.models import LedgerRow, Stream, StreamGate
from linkedin_rsc.push import first_sync, gate, ledger, outcomes, sender, streams
from tests.factories.candidates import ApplicationFactory, CandidateFactory
from tests.factories.jobs import JobFactory
from tests.factories.linkedin_rsc import LedgerRowFactory
from tests.linkedin_rsc.pushing import applicants, push, row_of, states

pytestmark = pytest.mark.django_db

State = LedgerRow.State


def test_second_sender_leaves_a_taken_stream_alone(connected, linkedin):
    job = JobFactory(active=True)
    first_sync.fill_ledger()
    lease = gate.enter(Stream.JOBS, timezone.now())

    assert sender.push_waiting() is None
    assert row_of(Stream.JOBS, job.public_id).state == State.QUEUED

    lease.leave()
    push()
    assert row_of(Stream.JOBS, job.public_id).state == State.SENT


def test_whoever_finds_the_gate_shut_is_served_by_who_holds_it(connected, linkedin, monkeypatch):
    """What is marked after the last claim and before the gate opens again must not wait."""
    applicants(1)
    latecomers: list[LedgerRow] = []
    claim = ledger.claim

    def last_claim_before_a_change(stream, now, limit):
        rows = claim(stream, now, limit)
        if stream == Stream.CANDIDATES and not rows and not latecomers:
            candidate = CandidateFactory(email="late@example.org")
            ApplicationFactory(candidate=candidate, at="Screen")
            latecomers.append(LedgerRowFactory(record=candidate.public_id))
            sender.push_waiting()
        return rows

    monkeypatch.setattr(ledger, "claim", last_claim_before_a_change)

    sender.push_waiting()

    assert [row_of(row.stream, row.record).state for row in latecomers] == [State.SENT]


def test_sender_who_lost_the_stream_does_not_open_it_for_others():
    now = timezone.now()
    late = gate.enter(Stream.JOBS, now - gate.LEASE * 2)
    present = gate.enter(Stream.JOBS, now)

    with pytest.raises(gate.LeaseLost):
        late.renew(now)
    late.leave(paused_until=now + timedelta(hours=1))

    assert gate.enter(Stream.JOBS, now) is None
    row = StreamGate.objects.get(stream=Stream.JOBS)
    assert (row.leased_until, row.paused_until) == (present.until, None)


def test_members_and_candidates_are_one_resource():
    now = timezone.now()
    lease = gate.enter(Stream.CANDIDATES, now)

    assert gate.enter(Stream.MEMBERS, now) is None
    lease.leave(paused_until=now + timedelta(minutes=5))
    assert gate.enter(Stream.MEMBERS, now) is None
    assert gate.rests(now)[Stream.MEMBERS] == now + timedelta(minutes=5)


@time_machine.travel("2026-11-27 12:00Z", tick=False)
def test_each_pause_linkedin_names_no_end_for_is_longer_than_the_one_before(connected, linkedin):
    applicants(1)
    pauses = []
    for status in (429, 429, 429, 200, 429):
        linkedin.fail_next("atsCandidates", status)
        sender.push_waiting()
        paused_until = StreamGate.objects.get(stream=Stream.CANDIDATES).paused_until
        pauses.append(paused_until and paused_until - timezone.now())
        StreamGate.objects.update(paused_until=None)
        LedgerRow.objects.update(not_before=None, state=State.QUEUED, payload_hash="")

    minute = timedelta(minutes=1)
    assert pauses == [minute, 2 * minute, 4 * minute, None, minute]


def test_no_more_is_sent_in_a_minute_than_linkedin_takes(connected, linkedin, monkeypatch):
    monkeypatch.setitem(gate.RECORDS_A_MINUTE, Stream.CANDIDATES, 2)
    applicants(3)

    with time_machine.travel("2026-11-27 12:00Z", tick=False) as clock:
        push()
        assert states(Stream.CANDIDATES) == [State.SENT, State.SENT, State.QUEUED]
        clock.shift(60)
        push()
        assert states(Stream.CANDIDATES) == [State.SENT] * 3


@pytest.mark.parametrize(("stream", "records"), [(Stream.JOBS, 2_000), (Stream.STAGES, 10_000)])
def test_the_throttles_are_linkedins(stream, records):
    assert gate.enter(stream, timezone.now()).room(timezone.now()) == records


@time_machine.travel("2026-11-27 12:00Z", tick=False)
def test_pause_after_batches_that_went_through_is_the_first_again(connected, linkedin, monkeypatch):
    applicants(2)
    monkeypatch.setattr(sender, "MAX_BATCH_RECORDS", 1)
    StreamGate.objects.create(stream=Stream.CANDIDATES, strikes=5)
    second = LedgerRow.objects.filter(stream=Stream.CANDIDATES).order_by("id")[1]
    put = streams.put_candidates

    def second_call_is_throttled(transport, organization, entities):
        if second.record in entities:
            raise Throttled("Slow down", status=429)
        return put(transport, organization, entities)

    monkeypatch.setattr(streams, "put_candidates", second_call_is_throttled)

    sender.push_waiting()

    row = StreamGate.objects.get(stream=Stream.CANDIDATES)
    assert (row.strikes, row.paused_until - timezone.now()) == (1, timedelta(minutes=1))


@time_machine.travel("2026-11-27 23:30Z", tick=False)
def test_no_pause_is_longer_than_a_daily_limit():
    assert outcomes.pause_until(timezone.now(), 10) == timezone.now() + timedelta(minutes=30)


def test_lease_is_renewed_between_the_calls_of_one_batch(connected, linkedin, monkeypatch):
    """A batch of steps is a call for each application, each of which may take half a minute."""
    applicants(3)
    push()
    seen = []
    clock = [timezone.now()]

    def slow_call(transport, organization, application, steps):
        clock[0] += timedelta(seconds=40)
        seen.append(StreamGate.objects.get(stream=Stream.STAGES).leased_until > clock[0])
        return {record: RecordAnswer(204) for record in steps}

    monkeypatch.setattr(streams, "put_stages", slow_call)
    monkeypatch.setattr(gate, "LEASE", timedelta(seconds=100))
    monkeypatch.setattr(streams.timezone, "now", lambda: clock[0])
    LedgerRow.objects.filter(stream=Stream.STAGES).update(state=State.QUEUED, payload_hash="")

    sender.push_waiting()

    assert seen == [True] * 3


def test_sender_who_was_away_too_long_sends_no_old_versions(connected, linkedin, monkeypatch):
    """A machine that slept wakes up in the middle of a batch that another one sends by now."""
    applicants(3)
    push()
    calls = []
    clock = [timezone.now()]

    def call_and_sleep(transport, organization, application, steps):
        calls.append(application)
        clock[0] += gate.LEASE * 2
        assert gate.enter(Stream.STAGES, clock[0])
        return {record: RecordAnswer(204) for record in steps}

    monkeypatch.setattr(streams, "put_stages", call_and_sleep)
    monkeypatch.setattr(streams.timezone, "now", lambda: clock[0])
    LedgerRow.objects.filter(stream=Stream.STAGES).update(state=State.QUEUED, payload_hash="")

    sender.push_waiting()

    assert len(calls) == 1
    assert states(Stream.STAGES) == [State.SENT, State.IN_FLIGHT, State.IN_FLIGHT]
    assert StreamGate.objects.get(stream=Stream.STAGES).leased_until == clock[0] + gate.LEASE
