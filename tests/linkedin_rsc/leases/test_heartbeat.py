"""The thread that keeps a lease while its sender waits for an answer."""

import gc
import time
from datetime import timedelta
from threading import Event, Semaphore

import pytest
from django.db import OperationalError
from django.utils import timezone

from linkedin_rsc import leases
from linkedin_rsc.leases.heartbeat import BEATS_AT_MOST, EVERY_S, Heartbeat
from linkedin_rsc.models import Stream, StreamLease
from tests.linkedin_rsc.at_once import needs_threads

LONG_ENOUGH_S = 30


class Pulse:
    """Counts beats, and can be waited for."""

    def __init__(self) -> None:
        self.count = 0
        self._beats = Semaphore(0)

    def __call__(self) -> None:
        self.count += 1
        self._beats.release()

    def wait_for(self, beats: int) -> None:
        for _ in range(beats):
            assert self._beats.acquire(timeout=LONG_ENOUGH_S)


def end_of(heartbeat: Heartbeat) -> None:
    heartbeat.stop()
    heartbeat.thread.join(LONG_ENOUGH_S)
    assert not heartbeat.thread.is_alive()


def test_it_beats_until_it_is_stopped():
    pulse = Pulse()
    heartbeat = Heartbeat(pulse, every_s=0.001, at_most=10**6)

    pulse.wait_for(5)
    end_of(heartbeat)

    beats = pulse.count
    time.sleep(0.01)
    assert pulse.count == beats


def test_sender_that_hangs_is_given_up_and_heard_again_when_it_comes_back():
    pulse = Pulse()
    heartbeat = Heartbeat(pulse, every_s=0.001, at_most=3)

    pulse.wait_for(3)
    time.sleep(0.02)  # A fourth beat would come at once; a slow machine only hides it.
    assert pulse.count == 3
    heartbeat.sign_of_life()
    pulse.wait_for(3)

    end_of(heartbeat)


def test_beat_that_fails_is_followed_by_the_next():
    pulse, failed = Pulse(), Event()

    def fail_once() -> None:
        if not failed.is_set():
            failed.set()
            raise OperationalError("database is locked")
        pulse()

    heartbeat = Heartbeat(fail_once, every_s=0.001)

    pulse.wait_for(1)
    end_of(heartbeat)


def test_two_beats_may_fail_and_a_call_may_use_all_its_timeouts():
    # Connecting, reading, a new token and the second try (client.wire).
    longest_call_s = 3 * (5 + 30)

    assert leases.LEASE.total_seconds() >= EVERY_S * 3
    assert longest_call_s <= EVERY_S * BEATS_AT_MOST


@pytest.mark.django_db
def test_nobody_beats_for_a_lease_that_was_given_back_or_dropped():
    given_back, dropped = (leases.enter(stream) for stream in ("jobs", "stages"))
    threads = [lease.heartbeat.thread for lease in (given_back, dropped)]

    given_back.leave()
    del given_back, dropped
    gc.collect()

    for thread in threads:
        thread.join(LONG_ENOUGH_S)
    assert not any(thread.is_alive() for thread in threads)


@needs_threads
@pytest.mark.django_db(transaction=True)
def test_call_may_last_longer_than_the_lease():
    lease = leases.enter(Stream.JOBS, beat_every_s=0.01)
    over = timezone.now() - timedelta(seconds=1)
    row = StreamLease.objects.filter(stream=Stream.JOBS)
    row.update(leased_until=over)

    deadline = time.monotonic() + LONG_ENOUGH_S
    while row.get().leased_until == over and time.monotonic() < deadline:
        time.sleep(0.01)

    assert row.get().leased_until > timezone.now()
    lease.leave()
    lease.heartbeat.thread.join(LONG_ENOUGH_S)
    assert row.get().leased_until is None


@needs_threads
@pytest.mark.django_db(transaction=True)
def test_nobody_beats_for_a_stream_that_another_one_has():
    late = leases.enter(Stream.JOBS, beat_every_s=0.01)
    row = StreamLease.objects.filter(stream=Stream.JOBS)
    until = timezone.now() + timedelta(hours=1)
    row.update(holder="another", leased_until=until)
    time.sleep(0.05)

    assert row.get().leased_until == until
    end_of(late.heartbeat)
