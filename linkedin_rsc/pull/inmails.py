"""InMails: what a seat sent and received (rsc-contract 9.2)."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import cache
from hashlib import sha256
from typing import Any

from django.db import connection

from linkedin_rsc import retrieved
from linkedin_rsc.client.resources import list_inmails
from linkedin_rsc.client.transport import Page, Transport
from linkedin_rsc.models import InMail, Pull
from linkedin_rsc.pull.asking import Asking
from linkedin_rsc.pull.slices import Slice
from linkedin_rsc.untrusted import identifier

# One statement a page, past the models, which take three times as long. The page is one value of
# JSON that the database takes apart: 800 values of their own cost more than all else. Another
# application names the same members its own way: what was stored as another one takes the present
# one's words.
INSERT = f"""
    INSERT INTO {InMail._meta.db_table} AS known
        (seat_id, application_urn, key, thread, member, is_sent, sent_at, raw)
    SELECT %s, %s, {{columns}} WHERE TRUE
    ON CONFLICT (seat_id, key) DO UPDATE SET
        (application_urn, thread, member, is_sent, sent_at, raw) =
        (excluded.application_urn, excluded.thread, excluded.member, excluded.is_sent,
         excluded.sent_at, excluded.raw)
    WHERE known.application_urn <> excluded.application_urn
"""
# Each row is a list: key, thread, member, is_sent, sent_at, raw.
COLUMNS = {
    "postgresql": """one->>0, one->>1, one->>2, (one->>3)::boolean, (one->>4)::timestamptz, one->5
        FROM jsonb_array_elements(%s::jsonb) AS page (one)""",
    "sqlite": ", ".join(f"json_extract(value, '$[{place}]')" for place in range(6))
    + " FROM json_each(%s)",
}


def fetch(transport: Transport, pull: Pull, part: Slice, start: int) -> Page:
    assert pull.seat  # noqa: S101  # `plan` makes them of seats only.
    return list_inmails(
        transport, pull.seat.urn, since=part.since_ms, until=part.until_ms, start=start
    )


def store(asking: Asking, elements: Sequence[Mapping[str, Any]], part: Slice) -> int:
    """Store those not known yet as this application, in one statement; return how many they are."""
    seat = asking.pull.seat
    assert seat  # noqa: S101  # As above.
    if not elements:
        return 0
    ours = {seat.urn, seat.member} - {""}
    as_stored = connection.ops.adapt_datetimefield_value
    rows = (_row(ours, one, as_stored, part) for one in elements)
    # PostgreSQL takes no row twice.
    by_key = {row[0]: row for row in rows}
    page = json.dumps(list(by_key.values()), ensure_ascii=False)
    with connection.cursor() as cursor:
        cursor.execute(_statement(connection.vendor), [seat.pk, asking.application, page])
        return int(cursor.rowcount)


@cache
def _statement(vendor: str) -> str:
    return INSERT.format(columns=COLUMNS[vendor])


def _row(
    ours: set[str], element: Mapping[str, Any], as_stored: Callable[[datetime], Any], part: Slice
) -> tuple[Any, ...]:
    author = retrieved.urn(element, retrieved.AUTHOR)
    recipients = retrieved.urns(element, retrieved.RECIPIENTS)
    is_sent = author in ours or not ours.intersection(recipients)
    # One without a time that can be read was at least in this slice.
    sent_at = retrieved.moment(element) or part.since
    return (
        _key(element, is_sent=is_sent),
        identifier(element.get("thread"), retrieved.MAX_URN),
        retrieved.first_person(recipients if is_sent else [author], ours),
        is_sent,
        str(as_stored(sent_at)),
        element,
    )


def _key(element: Mapping[str, Any], *, is_sent: bool) -> str:
    """Return LinkedIn's id of the event, else a digest of what tells it from others.

    Its members tell nothing: another application names them its own way.
    """
    known = identifier(element.get("id"), retrieved.MAX_URN)
    if known:
        return known
    time, text = retrieved.moment(element), retrieved.words(element)
    return sha256(repr([element.get("thread"), time, is_sent, text]).encode()).hexdigest()
