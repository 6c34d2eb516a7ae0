"""Counts exports by seat and month, each push once, however often it is processed."""

from django.db import connection, transaction

from linkedin_rsc.models import Notification, SeatExports
from linkedin_rsc.profile.people import Exporter

MAX_SEAT_CHARACTERS = 20

_TABLE = SeatExports._meta.db_table
_ADD_ONE = f"""INSERT INTO {_TABLE} (seat_id, month, number) VALUES (%s, %s, 1)
    ON CONFLICT (month, seat_id) DO UPDATE SET number = {_TABLE}.number + 1
"""  # noqa: S608  # Nothing in it comes from outside.


@transaction.atomic
def count_export(notification: Notification, exporter: Exporter | None) -> None:
    """Count an export to the month in which LinkedIn pushed it, unless that was done before."""
    number = exporter.seat.rpartition(":")[2] if exporter else ""
    seat = number if len(number) <= MAX_SEAT_CHARACTERS else ""
    uncounted = Notification.objects.filter(pk=notification.pk, exported_seat=None)
    if not uncounted.update(exported_seat=seat):
        return
    month = notification.received_at.date().replace(day=1)
    with connection.cursor() as cursor:
        cursor.execute(_ADD_ONE, [seat, month.isoformat()])
