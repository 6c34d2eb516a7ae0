"""How many of its 300 exports of the month each seat has used."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from accounts.models import User
from base.words import gettext as _
from linkedin_rsc.models import ConnectedAccount, Connection, Seat, SeatExports

# LinkedIn's limit of a seat and calendar month (rsc-contract 6).
LIMIT = 300
WARNED_AT = 0.8
SHOWN = 50


@dataclass(frozen=True)
class Budget:
    """What one seat has used; `who` is the colleague, else whom LinkedIn calls its holder."""

    who: str
    seat_id: str
    number: int
    limit: int = LIMIT

    @property
    def is_short(self) -> bool:
        return bool(self.seat_id) and self.number >= WARNED_AT * self.limit


def budgets_of(now: datetime, connection: Connection) -> list[Budget]:
    """Return the seats that exported this month, the busiest first; 4 queries at most."""
    month = now.date().replace(day=1)
    rows = list(SeatExports.objects.filter(month=month).order_by("-number", "pk")[:SHOWN])
    if not rows:
        return []
    found = Seat.objects.filter(seat_id__in=[row.seat_id for row in rows])
    seats = {seat.seat_id: seat for seat in found}
    names = _names(list(seats.values()), connection)
    return [
        Budget(names.get(row.seat_id) or _("Not known"), row.seat_id, row.number) for row in rows
    ]


def _names(seats: Sequence[Seat], connection: Connection) -> dict[str, str]:
    """Name who sits on each seat: by connected account, by e-mail, as LinkedIn calls them."""
    standing = ConnectedAccount.objects.of(connection.application_in_use)
    accounts = standing.filter(person__in=[seat.member for seat in seats])
    members = {one.person: str(one.user) for one in accounts.select_related("user")}
    people = User.objects.filter(email__in=[seat.email.lower() for seat in seats])
    emails = {user.email: str(user) for user in people.filter(linkedin_account=None)}
    return {
        seat.seat_id: members.get(seat.member) or emails.get(seat.email.lower()) or str(seat)
        for seat in seats
    }
