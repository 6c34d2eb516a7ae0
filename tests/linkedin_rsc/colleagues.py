"""Colleagues with a Recruiter seat whose LinkedIn accounts are connected, at the stand-in."""

from typing import Any

from accounts.models import User
from linkedin_rsc import gateway
from linkedin_rsc.client.resources import list_seats
from linkedin_rsc.models import ConnectedAccount, Connection
from tests.factories.linkedin_rsc import ConnectedAccountFactory

CONTRACT = "urn:li:contract:550017"


def keep_lists(connection: Connection) -> None:
    """Have lists in force, as LinkedIn has them from the beginning: no VIEWERS are configured."""
    Connection.objects.filter(pk=connection.pk).update(use_access_lists=True, lists_in_force=True)


def person_on(seat: int) -> str:
    """Return who holds a seat, as a person URN of our application."""
    numbered = ((str(one.get("seatId") or one["id"]), one["member"]) for one in _seats())
    return next(str(member) for number, member in numbered if number.endswith(str(seat)))


def people_with_seats() -> list[str]:
    """Return all who hold a seat, as person URNs of our application."""
    return [str(one["member"]) for one in _seats()]


def _seats() -> list[dict[str, Any]]:
    return list_seats(gateway.transport_for(Connection.current()), CONTRACT, start=0).elements


def connect_colleague(user: User, seat: int) -> ConnectedAccount:
    """Connect a seat holder's account, as it is after the consent page."""
    return ConnectedAccountFactory(
        user=user,
        person=person_on(seat),
        application_urn=Connection.current().application_in_use,
    )
