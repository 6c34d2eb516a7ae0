"""A large InMail history at once, for measuring how it is pulled."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import connection, transaction

from linkedin_sandbox.models import Conversation, InMail, Member, Seat
from linkedin_sandbox.world import clock

# Written past the models, which take ten times as long.
INSERT = f"""
    INSERT INTO {InMail._meta.db_table}
        (conversation_id, seat_id, is_answer, subject, body, at)
        VALUES (%s, %s, %s, %s, %s, %s)
"""  # noqa: S608  # the table's name is ours
BODY = (
    "Hello {name}, message {number}: we plan routes through the night and look for somebody who "
    "keeps calm when a ferry is late. May we talk this week, perhaps on Thursday after six?"
)

# The last is a time as Django writes it to SQLite.
Row = tuple[int, int, bool, str, str, str]


@transaction.atomic
def fill_inmails(*, seat: Seat, count: int, first_at: datetime, last_at: datetime) -> None:
    """Spread `count` InMails evenly over a time and over all open members; every third answers."""
    step = (last_at - first_at) / max(1, count)
    with connection.cursor() as cursor:
        cursor.executemany(INSERT, list(_rows(seat, count, first_at, step)))


def _rows(seat: Seat, count: int, first_at: datetime, step: timedelta) -> Iterator[Row]:
    conversations = _with_everybody(seat)
    for number in range(count):
        conversation = conversations[number % len(conversations)]
        body = BODY.format(name=conversation.member.first_name, number=number)
        subject = "" if number % 3 else "Night shift planner in Bremen"
        at = clock.in_ms(first_at + number * step)
        yield conversation.pk, seat.pk, number % 3 == 2, subject, body, str(at.replace(tzinfo=None))


def _with_everybody(seat: Seat) -> list[Conversation]:
    members = Member.objects.filter(seats=None, closed_at=None).order_by("id")
    Conversation.objects.bulk_create(
        [Conversation(seat=seat, member=member) for member in members], ignore_conflicts=True
    )
    return list(seat.conversations.select_related("member").order_by("id"))
