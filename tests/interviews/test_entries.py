"""Whatever people are called: one entry, one mail, read back by programs that are not ours."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
import vobject
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from base.errors import InvalidInput
from base.text import one_line
from interviews.invitations.calendar import calendar_of
from interviews.invitations.letters import Letter, say_span
from interviews.invitations.sending import mail_of
from interviews.models import Interview
from interviews.scheduling.plans import moment_in
from tests.interviews.calendars import entry_of, parts_of

BEGINS = datetime(2027, 3, 1, 14, tzinfo=UTC)
NASTY = [
    "Ilse\r\nBcc: all@example.org", "BEGIN:VEVENT", 'Quote " ; : , \\ End', "🦀🧑‍🚀", "עילית מרבך",
    "\u202eevil", "x" * 300, "a\x0bb\x85c\u2028d", "\\n", "^n", "%(title)s",
]  # fmt: skip
texts = st.one_of(st.sampled_from(NASTY), st.text(min_size=1, max_size=120))


def letter(**said):
    interview = Interview(public_id="abc", begins_at=BEGINS, ends_at=BEGINS.replace(hour=15),
                          place=said.pop("place", ""))  # fmt: skip
    words = {"name": "Ilse", "title": "Interview", "sender_name": "Rita", **said}
    return Letter(
        interview=interview, is_for_candidate=True, is_cancelling=False, is_changing=False,
        address="ilse@example.org", sender_address="rita@example.org", when="then",
        link="https://tandem.example/invitations/x/", **words,
    )  # fmt: skip


@given(name=texts, title=texts, place=texts)
def test_an_entry_comes_back_as_it_was_said(name, title, place):
    kept = {"name": one_line(name), "title": one_line(title), "place": one_line(place)}

    text = calendar_of(letter(**kept, sender_name=kept["name"]), BEGINS)

    lines = text.split("\r\n")
    calendar = vobject.readOne(text)
    event = calendar.vevent
    assert not any(sign in line for line in lines for sign in "\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert len(calendar.contents["vevent"]) == 1
    assert event.summary.value == kept["title"]
    assert ("location" in event.contents) == bool(kept["place"])
    assert not kept["place"] or event.location.value == kept["place"]
    assert [each.value for each in event.contents["attendee"]] == ["mailto:ilse@example.org"]


@pytest.mark.parametrize("said", NASTY)
def test_no_name_adds_a_header_or_a_reader(said):
    wire, _parts = parts_of(mail_of(letter(name=said, title=said, place=one_line(said))))

    assert wire["To"] == "ilse@example.org"
    assert wire["Bcc"] is None
    assert one_line(said)[:40] in " ".join(str(wire["Subject"]).split())


def test_the_calendar_part_says_its_method_and_charset():
    message = mail_of(letter(title="Gespräch für Müller"))
    _wire, parts = parts_of(message)

    assert parts["text/calendar"].get_content_charset() == "utf-8"
    assert entry_of(message)[1].summary.value == "Gespräch für Müller"
    assert "You are invited: Gespräch für Müller." in parts["text/plain"].get_content()


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Europe/Berlin", "Monday, 1 March 2027, 15:00 to 16:30 CET (Europe/Berlin)"),
        ("UTC", "Monday, 1 March 2027, 14:00 to 15:30 UTC"),
        ("Australia/Sydney", "Tuesday, 2 March 2027, 01:00 to 02:30 AEDT (Australia/Sydney)"),
        ("America/Sao_Paulo", "Monday, 1 March 2027, 11:00 to 12:30 -03 (America/Sao_Paulo)"),
    ],
)
def test_a_span_is_said_by_the_clock_of_a_zone(zone, said):
    with timezone.override(ZoneInfo(zone)):
        assert say_span(BEGINS, BEGINS.replace(hour=15, minute=30)) == said


def test_a_span_over_midnight_names_both_days():
    with timezone.override(ZoneInfo("UTC")):
        said = say_span(BEGINS.replace(hour=23), BEGINS.replace(day=2, hour=1))

    assert said == "Monday, 1 March 2027, 23:00 to Tuesday, 2 March 2027, 01:00 UTC"


def test_an_hour_that_is_left_out_is_refused_at_its_field():
    with pytest.raises(InvalidInput) as refusal:
        moment_in(ZoneInfo("Europe/Berlin"), date(2027, 3, 28), time(2, 30), "begins_at")

    assert refusal.value.field == "begins_at"


def test_an_hour_that_comes_twice_is_the_first():
    moment = moment_in(ZoneInfo("Europe/Berlin"), date(2027, 10, 31), time(2, 30), "begins_at")

    assert moment == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(("day", "zone"), [(date.min, "Asia/Tokyo"), (date.max, "America/Lima")])
def test_a_day_beyond_the_calendar_is_refused(day, zone):
    clock = time(0) if day == date.min else time(23, 59)

    with pytest.raises(InvalidInput):
        moment_in(ZoneInfo(zone), day, clock, "begins_at")
