"""Slices of time: all of it is asked for, newest first, never more than twelve hours."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from linkedin_rsc.models import Pull
from linkedin_rsc.pull.slices import LONGEST, OVERLAP, SHORTEST, halved, next_slice, stored

BEGAN = datetime(2026, 11, 1, tzinfo=UTC)
minutes = st.integers(min_value=0, max_value=20_000)


def run(pull, now, horizon):
    """Ask until all is stored and return the slices."""
    slices = []
    while part := next_slice(pull, now=now, horizon=horizon):
        slices.append(part)
        stored(pull, part)
    return slices


@given(back=minutes, later=st.lists(minutes, max_size=4))
def test_every_run_leaves_no_gap_and_asks_about_twelve_hours_at_most(back, later):
    pull, horizon, now = Pull(), BEGAN - timedelta(minutes=back), BEGAN
    for pause in [0, *later]:
        now += timedelta(minutes=pause)

        slices = run(pull, now, horizon)

        assert all(timedelta() <= part.until - part.since <= LONGEST for part in slices)
        assert pull.stored_until == now
        assert pull.stored_since <= horizon


@given(back=minutes)
def test_the_slices_of_a_first_run_touch_each_other_newest_first(back):
    slices = run(Pull(), BEGAN, BEGAN - timedelta(minutes=back))

    assert all(newer.since == older.until for newer, older in pairwise(slices))
    assert slices[0].until == BEGAN


@given(pause=st.integers(min_value=1, max_value=20_000))
def test_a_later_run_begins_a_little_before_the_end_of_the_former(pause):
    pull, horizon = Pull(), BEGAN - timedelta(days=1)
    run(pull, BEGAN, horizon)

    slices = run(pull, BEGAN + timedelta(minutes=pause), horizon)

    assert slices[0].since == BEGAN - OVERLAP


def test_an_interrupted_slice_is_the_next_again():
    pull = Pull(part_since=BEGAN - timedelta(hours=3), part_until=BEGAN)

    part = next_slice(pull, now=BEGAN + timedelta(hours=1), horizon=BEGAN - timedelta(days=1))

    assert (part.since, part.until) == (pull.part_since, pull.part_until)


@given(back=minutes, later=st.lists(minutes, max_size=3))
def test_slices_that_are_always_too_full_are_halved_to_an_end_and_leave_no_gap(back, later):
    pull, horizon, now = Pull(), BEGAN - timedelta(minutes=min(back, 30)), BEGAN
    for pause in [0, *later]:
        now += timedelta(minutes=min(pause, 30))
        while part := next_slice(pull, now=now, horizon=horizon):
            before = (pull.stored_since, pull.stored_until)
            while half := halved(pull, part):
                part = half
            stored(pull, part)
            assert (pull.stored_since, pull.stored_until) != before or part.until == part.since
            assert part.until - part.since <= SHORTEST + OVERLAP

    assert pull.stored_until == now
    assert pull.stored_since <= horizon
