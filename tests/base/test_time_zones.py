"""Time zones: their names as people write them, and what day and hour it is in them."""

import zoneinfo
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from django import forms
from django.utils import timezone
from hypothesis import assume, given
from hypothesis import strategies as st

from base.dates import say_day, say_exactly, say_since
from base.errors import InvalidInput
from base.time_zones import checked_zone, zone_named, zone_names

ZONES = st.sampled_from(zone_names())
TIMES = st.datetimes(datetime(1975, 1, 1), datetime(2037, 12, 31))
MOMENTS = TIMES.map(lambda time: time.replace(tzinfo=UTC))
# Both sides of the date line, gaps at midnight, half hours, and half an hour of summer time.
ODD = ["Pacific/Kiritimati", "Pacific/Niue", "America/Sao_Paulo", "Asia/Kathmandu",
       "Australia/Lord_Howe"]  # fmt: skip


class Typed(forms.Form):
    at = forms.DateTimeField()


def as_typed(local):
    return {"at": local.strftime("%Y-%m-%dT%H:%M:%S")}


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        (" europe/berlin\u200b", "Europe/Berlin"),
        ("berlin", "Europe/Berlin"),
        ("New York", "America/New_York"),
        ("america/new york", "America/New_York"),
        ("Sao Paulo", "America/Sao_Paulo"),
        ("são paulo", "America/Sao_Paulo"),
        ("utc", "UTC"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_a_zone_is_understood_however_it_is_written(written, name):
    assert checked_zone(written) == name


@pytest.mark.parametrize("written", ["Bremen", "Etc/GMT+5", "+02:00", "../../etc/passwd", "x" * 99])
def test_what_is_no_zone_is_refused(written):
    with pytest.raises(InvalidInput) as refusal:
        checked_zone(written)

    assert refusal.value.field == "time_zone"


@given(name=ZONES)
def test_every_zone_that_is_offered_is_known(name):
    assert checked_zone(name) == checked_zone(name.upper().replace("_", " ")) == name
    assert zone_named(name).key == name


def test_zones_are_known_on_a_machine_without_files_of_them():
    zoneinfo.reset_tzpath(to=())
    try:
        assert available_timezones() >= set(zone_names())
        assert ZoneInfo.no_cache("Europe/Berlin").utcoffset(datetime(2026, 7, 1))
    finally:
        zoneinfo.reset_tzpath()


@pytest.mark.parametrize("name", ["", "Europe/Atlantis"])
def test_a_zone_that_is_known_no_more_is_utc(name):
    assert zone_named(name).key == "UTC"


@pytest.mark.parametrize("name", ODD)
@given(moment=MOMENTS, age=st.timedeltas(timedelta(hours=12), timedelta(days=8)))
def test_days_change_when_they_do_for_the_reader(name, moment, age):
    zone = ZoneInfo(name)
    there = [(moment - age).astimezone(zone).date(), moment.astimezone(zone).date()]

    with timezone.override(zone):
        assert say_since(moment - age, moment) == say_day(*there)


def test_one_moment_is_on_three_days_of_the_world():
    moment, now = datetime(2026, 11, 20, 10, 30, tzinfo=UTC), datetime(2026, 11, 28, tzinfo=UTC)
    said = []
    for name in ("Pacific/Niue", "UTC", "Pacific/Kiritimati"):
        with timezone.override(ZoneInfo(name)):
            said.append(say_since(moment, now))

    assert said == ["19 Nov", "20 Nov", "21 Nov"]


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "02:30 CEST (Europe/Berlin)"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "02:30 CET (Europe/Berlin)"),
    ],
)
def test_an_hour_that_comes_twice_is_told_apart(moment, said):
    with timezone.override(ZoneInfo("Europe/Berlin")):
        assert say_exactly(moment) == f"Sunday, 25 October 2026, {said}"


@given(name=ZONES, local=TIMES.map(lambda time: time.replace(microsecond=0)))
def test_what_is_typed_is_what_the_clock_showed(name, local):
    """An hour that does not exist, or comes twice, is refused with a sentence, not guessed."""
    zone = ZoneInfo(name)
    offsets = {local.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1)}
    with timezone.override(zone):
        form = Typed(as_typed(local))

        if len(offsets) == 1:
            assert form.is_valid()
            assert form.cleaned_data["at"].astimezone(zone).replace(tzinfo=None) == local
        else:
            assert "may be ambiguous or it may not exist" in str(form.errors)


@given(moment=MOMENTS.map(lambda time: time.replace(microsecond=0)), name=ZONES)
def test_what_is_shown_can_be_typed_again(moment, name):
    zone = ZoneInfo(name)
    local = moment.astimezone(zone)
    assume(local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset())

    with timezone.override(zone):
        form = Typed(as_typed(local))
        assert form.is_valid()
        assert form.cleaned_data["at"] == moment
