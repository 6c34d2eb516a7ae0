"""Dates as people say them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from base.dates import say_day, say_exactly, say_lasting, say_since

NOW = datetime(2026, 11, 20, 15, 30, tzinfo=UTC)  # A Friday.


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(seconds=5), "just now"),
        (timedelta(seconds=60), "1 min ago"),
        (timedelta(minutes=59, seconds=59), "59 min ago"),
        (timedelta(hours=1), "1 h ago"),
        (timedelta(hours=11, minutes=59), "11 h ago"),
        (timedelta(hours=14), "today"),
        (timedelta(hours=16), "yesterday"),
        (timedelta(days=2), "Wednesday"),
        (timedelta(days=6), "Saturday"),
        (timedelta(days=7), "13 Nov"),
        (timedelta(days=365), "20 Nov 2025"),
        (timedelta(days=-1), "tomorrow"),
        (timedelta(days=-4), "24 Nov"),
    ],
)
def test_how_long_ago_in_words(ago, words):
    assert say_since(NOW - ago, NOW) == words


@pytest.mark.parametrize(
    ("ago", "words"),
    [(timedelta(hours=23), "today"), (timedelta(days=1), "1 day"), (timedelta(days=60), "60 days")],
)
def test_how_long_something_lasts(ago, words):
    assert say_lasting(NOW - ago, NOW) == words


def test_a_day_of_another_year_carries_it():
    assert say_day(date(2025, 12, 31), date(2026, 1, 30)) == "31 Dec 2025"


def test_the_exact_time_names_its_zone():
    assert say_exactly(NOW) == "Friday, 20 November 2026, 15:30 UTC"
