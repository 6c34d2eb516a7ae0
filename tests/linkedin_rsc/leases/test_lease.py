"""One sender a resource: taken, prolonged, lost and given back."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from linkedin_rsc import leases
from linkedin_rsc.leases import LEASE, LeaseLost, NoRoom
from linkedin_rsc.models import Stream, StreamLease

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def clock():
    """Noon, for this process and its database."""
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def test_stream_is_free_thirty_seconds_after_its_sender_was_last_heard_of(clock):
    lease = leases.enter(Stream.JOBS)
    clock.shift(20)
    lease.renew(NOON + 20 * SECOND)

    clock.shift(29)
    assert leases.enter(Stream.JOBS) is None
    clock.shift(1)
    assert leases.enter(Stream.JOBS)


def test_sender_who_lost_the_stream_writes_nothing_and_does_not_open_it_for_others(clock):
    late = leases.enter(Stream.JOBS)
    clock.shift(LEASE)
    present, now = leases.enter(Stream.JOBS), NOON + LEASE

    for act in (late.renew, lambda now: late.spend(1, now)):
        with pytest.raises(LeaseLost):
            act(now)
    late.leave(paused_until=now + timedelta(hours=1))

    assert leases.enter(Stream.JOBS) is None
    row = StreamLease.objects.get(stream=Stream.JOBS)
    assert (row.leased_until, row.paused_until) == (now + LEASE, None)
    assert present.room(now) == 2_000


def test_sender_who_was_away_while_nobody_wanted_the_stream_goes_on(clock):
    lease = leases.enter(Stream.JOBS)

    clock.shift(LEASE * 4)
    lease.renew(NOON + LEASE * 4)

    assert leases.enter(Stream.JOBS) is None


def test_renewing_costs_nothing_while_the_lease_is_young(django_assert_num_queries):
    lease = leases.enter(Stream.JOBS)

    with django_assert_num_queries(0):
        lease.renew(NOON + 9 * SECOND)
    with django_assert_num_queries(1):
        lease.renew(NOON + 10 * SECOND)


def test_counting_a_call_renews_the_lease_in_the_same_statement(clock, django_assert_num_queries):
    lease = leases.enter(Stream.CANDIDATES)

    clock.shift(25)
    with django_assert_num_queries(1):
        lease.spend(100, NOON + 25 * SECOND)

    clock.shift(29)
    assert leases.enter(Stream.CANDIDATES) is None


def test_what_was_spent_is_known_to_the_next_sender():
    lease = leases.enter(Stream.CANDIDATES)
    lease.spend(9_950, NOON)
    lease.leave()

    lease = leases.enter(Stream.CANDIDATES)

    assert lease.room(NOON + 5 * SECOND) == 50


def test_what_a_dead_sender_spent_counts_too(clock):
    leases.enter(Stream.CANDIDATES).spend(9_950, NOON)

    clock.shift(LEASE)
    lease = leases.enter(Stream.CANDIDATES)

    assert lease.room(NOON + LEASE) == 50


def test_more_than_there_is_room_for_is_refused_and_costs_nothing():
    lease = leases.enter(Stream.CANDIDATES)
    lease.spend(9_950, NOON)

    with pytest.raises(NoRoom) as refusal:
        lease.spend(51, NOON + SECOND)

    assert refusal.value.retry_after_s == 61
    assert lease.room(NOON + SECOND) == 50


def test_members_and_candidates_are_one_resource():
    lease = leases.enter(Stream.CANDIDATES)
    lease.spend(9_950, NOON)

    assert leases.enter(Stream.MEMBERS) is None
    lease.leave()
    lease = leases.enter(Stream.MEMBERS)
    assert lease.room(NOON) == 50
    lease.leave(paused_until=NOON + 300 * SECOND)
    assert leases.enter(Stream.CANDIDATES) is None
    assert leases.rests(NOON)[Stream.MEMBERS] == NOON + 300 * SECOND


def test_only_a_stream_whose_heartbeat_is_late_is_waited_for(clock):
    assert leases.overdue(Stream.CANDIDATES) is None
    leases.enter(Stream.CANDIDATES)

    clock.shift(9)
    assert leases.overdue(Stream.CANDIDATES) is None
    clock.shift(3)
    assert leases.overdue(Stream.CANDIDATES) == leases.overdue(Stream.MEMBERS) == 18 * SECOND
    clock.shift(20)
    assert leases.overdue(Stream.CANDIDATES) == 0 * SECOND
