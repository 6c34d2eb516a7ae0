"""Reads a mail and its calendar entry as a stranger's programs do: neither is ours."""

from email import message_from_bytes
from email.policy import default

import vobject


def parts_of(mail):
    """Return the parts of a sent mail by their type, as bytes over the wire say it."""
    wire = message_from_bytes(mail.message().as_bytes(), policy=default)
    return wire, {part.get_content_type(): part for part in wire.walk()}


def entry_of(mail):
    """Return the method and the event of a mail's calendar part."""
    _wire, parts = parts_of(mail)
    calendar = vobject.readOne(parts["text/calendar"].get_content())
    assert parts["text/calendar"].get_param("method") == calendar.method.value
    return calendar.method.value, calendar.vevent
