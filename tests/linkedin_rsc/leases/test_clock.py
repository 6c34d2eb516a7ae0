"""Machines whose clocks differ from the database's: what one writes, another reads rightly."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linkedin_rsc.leases import clock
from linkedin_rsc.ledger.claim import rescue
from linkedin_rsc.models import LedgerRow, Stream, StreamLease
from tests.database_clock import clock_off_by
from tests.linkedin_rsc.at_once import needs_threads
from tests.linkedin_rsc.pushing import applicants, look, row_of, states, take

pytestmark = [pytest.mark.django_db, needs_threads]

State = LedgerRow.State
AHEAD, BEHIND = timedelta(minutes=7), timedelta(minutes=-7)
BOTH_WAYS = pytest.mark.parametrize(
    ("one", "other"), [(AHEAD, BEHIND), (BEHIND, AHEAD)], ids=["ahead-behind", "behind-ahead"]
)


@BOTH_WAYS
def test_process_knows_the_time_of_the_database(one, other):
    told = []
    for difference in (one, other):
        with clock_off_by(difference):
            clock.ask()
            told.append(clock.now())
    assert abs(told[0] - timezone.now()) < timedelta(minutes=1)
    assert abs(told[1] - timezone.now()) < timedelta(minutes=1)


@BOTH_WAYS
def test_change_is_sent_at_once_whatever_clock_marked_it(connected, linkedin, one, other):
    with clock_off_by(one):
        [application] = applicants(1)

    with clock_off_by(other):
        look()

    assert states(Stream.CANDIDATES) == [State.SENT]
    assert row_of(Stream.CANDIDATES, application.candidate.public_id).sent_at <= timezone.now()


@BOTH_WAYS
def test_what_a_dead_sender_held_is_rescued_whatever_its_clock(connected, linkedin, one, other):
    applicants(2)
    with clock_off_by(one):
        clock.ask()
        assert len(take(Stream.CANDIDATES)) == 2

    with clock_off_by(other):
        clock.ask()
        rescue(Stream.CANDIDATES, clock.now())

    assert states(Stream.CANDIDATES) == [State.QUEUED] * 2
    assert not LedgerRow.objects.filter(due_at__gt=timezone.now()).exists()


@BOTH_WAYS
def test_pause_linkedin_asked_for_lasts_whatever_the_clock_of_who_was_told(
    connected, linkedin, one, other
):
    applicants(1)
    linkedin.fail_next("atsCandidates", 429, retry_after_s=600)
    with clock_off_by(one):
        look()
    linkedin.forget_requests()

    with clock_off_by(other):
        look()

    assert linkedin.requests(resource="atsCandidates") == []
    paused_until = StreamLease.objects.get(stream=Stream.CANDIDATES).paused_until
    assert timedelta(minutes=5) < paused_until - timezone.now() <= timedelta(seconds=601)


@BOTH_WAYS
def test_what_was_spent_counts_whatever_the_clock_of_who_spent_it(connected, linkedin, one, other):
    applicants(1)
    with clock_off_by(one):
        look()
    spent = StreamLease.objects.get(stream=Stream.CANDIDATES).spent["seconds"]
    assert [abs(second - timezone.now().timestamp()) < 60 for second, _ in spent] == [True]
