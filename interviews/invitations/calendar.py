"""The calendar entry of an invitation, as RFC 5545 and RFC 5546 have it.

An entry names its reader and who scheduled it, nobody else: a candidate learns no addresses of the
house, and what stands in notes goes into no mail.
"""

from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.conf import settings
from icalendar import Calendar, Event, vCalAddress, vText

from interviews.invitations.letters import Letter
from interviews.models import Interview

REQUEST, CANCEL = "REQUEST", "CANCEL"


def calendar_of(letter: Letter, now: datetime) -> str:
    """Return the entry, with times in UTC, which every calendar knows."""
    calendar = Calendar()
    calendar.add("prodid", "-//Tandem//Interviews//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method_of(letter))
    calendar.add_component(_event(letter, now))
    return str(calendar.to_ical().decode())


def method_of(letter: Letter) -> str:
    return CANCEL if letter.is_cancelling else REQUEST


def _event(letter: Letter, now: datetime) -> Event:
    interview, event = letter.interview, Event()
    event.add("uid", uid_of(interview))
    event.add("sequence", interview.sequence)
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", interview.begins_at.astimezone(UTC))
    event.add("dtend", interview.ends_at.astimezone(UTC))
    event.add("summary", letter.title)
    event.add("description", letter.link)
    if interview.place:
        event.add("location", interview.place)
    event.add("status", "CANCELLED" if letter.is_cancelling else "CONFIRMED")
    event.add("organizer", _address(letter.sender_name, letter.sender_address))
    event.add("attendee", _attendee(letter))
    return event


def _attendee(letter: Letter) -> vCalAddress:
    attendee = _address(letter.name, letter.address)
    attendee.params["ROLE"] = vText("REQ-PARTICIPANT")
    if not letter.is_cancelling:
        attendee.params["PARTSTAT"] = vText("NEEDS-ACTION")
        attendee.params["RSVP"] = vText("TRUE")
    return attendee


def _address(name: str, email: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{email}")
    # A parameter has no way to write a double quote (RFC 5545, 3.2).
    address.params["CN"] = vText(name.replace('"', "'"))
    return address


def uid_of(interview: Interview) -> str:
    """Return what calendars know the interview by, whatever changes."""
    return f"{interview.public_id}@{urlsplit(settings.PUBLIC_URL).hostname}"
