"""What is counted a minute, and how little a cache that is away costs."""

from types import SimpleNamespace

import pytest
from django.core.cache import cache, caches
from django.core.cache.backends.locmem import LocMemCache
from redis.exceptions import RedisError

from base import rates


class Counted(LocMemCache):
    """A cache that fails as told and counts how often it is asked."""

    failure: Exception | None = None
    asked = 0

    def incr(self, key, delta=1, version=None):
        self.asked += 1
        if self.failure:
            raise self.failure
        return super().incr(key, delta, version)


@pytest.fixture
def counted():
    caches["default"] = Counted("counted", {})
    yield caches["default"]
    del caches["default"]


@pytest.fixture
def monotonic(monkeypatch):
    """Stop the clock of this process; `monotonic(seconds)` sets it."""

    def set_to(seconds):
        monkeypatch.setattr(rates, "time", SimpleNamespace(monotonic=lambda: 1_000.0 + seconds))

    set_to(0)
    return set_to


def counts(times):
    return [rates.count_this_minute("callers") for _ in range(times)]


def test_a_failing_cache_is_asked_once_and_then_left_alone(counted, monotonic):
    counted.failure = RedisError("timed out")

    assert counts(50) == [0] * 50
    assert counted.asked == 1


def test_after_its_rest_it_is_asked_again_and_counts(counted, monotonic):
    counted.failure = RedisError("timed out")
    counts(1)
    counted.failure = None

    monotonic(rates.REST_S - 0.1)
    assert counts(2) == [0, 0]
    monotonic(rates.REST_S)
    assert counts(2) == [1, 2]


def test_a_count_that_was_forgotten_starts_no_rest(counted, monotonic):
    counted.failure = ValueError("no such key")
    assert counts(1) == [0]
    counted.failure = None

    assert counts(1)[0] > 0


def test_nothing_of_a_rest_is_left_for_the_next_test(monotonic):
    assert rates._rests_until is None
    cache.clear()

    assert counts(2) == [1, 2]
