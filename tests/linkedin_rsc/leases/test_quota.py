"""How much LinkedIn takes, held against every window it could look through; time is simulated."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from linkedin_rsc.leases.quota import Quota, Spending
from linkedin_rsc.leases.resources import QUOTAS
from linkedin_rsc.models import Stream

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
BATCH = 100
SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
CANDIDATES = QUOTAS[Stream.CANDIDATES]


class Simulation:
    """A sender that sends what waits, one call after the other, and sleeps as it is told."""

    def __init__(self, quota: Quota, seed: int, *, slowest_call_s: float = 0.3) -> None:
        self.quota, self.random = quota, Random(seed)
        self.slowest_call_s = slowest_call_s
        self.now = NOON
        self.spending = Spending()
        self.sent: list[tuple[datetime, int]] = []

    def send(self, waiting: int, until: datetime) -> int:
        """Send so many records, or as many as it can until then; return how many it did not."""
        while waiting and self.now < until:
            count = min(BATCH, waiting, self.spending.room(self.quota, self.now))
            if count:
                self._call(count)
                waiting -= count
            else:
                late = timedelta(seconds=self.random.uniform(0, 0.5))
                self.now += self.spending.wait(self.quota, self.now) + late
        return waiting

    def _call(self, count: int) -> None:
        self.spending = self.spending.plus(count, self.now)
        # A new process reads it from the row.
        self.spending = Spending.from_json(self.spending.as_json())
        duration = self.random.uniform(0.01, self.slowest_call_s)
        # LinkedIn counts it some time while we wait for its answer.
        arrived_at = self.now + timedelta(seconds=self.random.uniform(0, duration))
        self.sent.append((arrived_at, count))
        self.now += timedelta(seconds=duration)

    def fullest_window(self) -> int:
        """Return the most records that any sixty seconds hold."""
        most, first, held = 0, 0, 0
        for arrived_at, count in self.sent:
            held += count
            while self.sent[first][0] <= arrived_at - MINUTE:
                held -= self.sent[first][1]
                first += 1
            most = max(most, held)
        return most


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("stream", [Stream.JOBS, Stream.CANDIDATES])
def test_no_sixty_seconds_hold_more_than_a_minutes_records(stream, seed):
    quota = QUOTAS[stream]
    simulation = Simulation(quota, seed, slowest_call_s=Random(seed).choice([0.05, 0.3, 0.9]))
    for _ in range(60):
        arrivals = simulation.random.choice([1, 7, 90, 1_000, 5_000, 25_000])
        rest = timedelta(seconds=simulation.random.uniform(0, 40))
        simulation.send(arrivals, simulation.now + 3 * MINUTE)
        simulation.now += rest

    assert simulation.fullest_window() <= quota.records_a_minute


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("stream", [Stream.JOBS, Stream.CANDIDATES])
def test_ninety_five_percent_are_used_while_work_waits(stream, seed):
    quota, minutes = QUOTAS[stream], 20
    simulation = Simulation(quota, seed)

    waiting = simulation.send(10**6, NOON + minutes * MINUTE)

    assert 10**6 - waiting >= 0.95 * minutes * quota.records_a_minute


def test_all_of_a_minute_may_go_at_once_and_again_a_minute_later():
    spending = Spending().plus(10_000, NOON)

    assert spending.room(CANDIDATES, NOON + MINUTE) == 0
    wait = spending.wait(CANDIDATES, NOON)
    assert MINUTE < wait <= MINUTE + 2 * SECOND
    assert spending.room(CANDIDATES, NOON + wait - SECOND / 1000) == 0
    assert spending.room(CANDIDATES, NOON + wait) == 10_000
    assert spending.wait(CANDIDATES, NOON + wait) is None


def test_room_comes_back_as_it_was_taken():
    spending = Spending().plus(9_000, NOON).plus(1_000, NOON + 20 * SECOND)
    wait = spending.wait(CANDIDATES, NOON + 30 * SECOND)

    assert spending.room(CANDIDATES, NOON + 30 * SECOND + wait) == 9_000


@pytest.mark.parametrize(
    "spent",
    [
        Spending(day="2026-11-27", calls=100_000),
        Spending(day="2026-11-27", records=60_000),
    ],
)
def test_day_begins_anew_at_midnight_of_utc(spent):
    quota, late = QUOTAS[Stream.JOBS], NOON + timedelta(hours=11)

    assert spent.room(quota, late) == 0
    assert spent.wait(quota, late) == timedelta(hours=1)
    assert spent.room(quota, late + timedelta(hours=1)) == 2_000


def test_last_calls_of_a_day_take_no_more_records_than_calls():
    """In the worst case each record needs a call of its own, as with the steps of applications."""
    assert Spending(day="2026-11-27", calls=99_993).room(CANDIDATES, NOON) == 7


@pytest.mark.parametrize(
    ("stream", "quota"),
    [
        (Stream.JOBS, Quota(2_000, 100_000, 60_000)),
        (Stream.CANDIDATES, Quota(10_000, 100_000)),
        (Stream.STAGES, Quota(10_000, 100_000)),
    ],
)
def test_the_throttles_are_linkedins(stream, quota):
    assert QUOTAS[stream] == quota
