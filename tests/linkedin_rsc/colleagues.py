"""Colleagues with a Recruiter seat whose LinkedIn accounts are connected, at the stand-in."""

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
    page = list_seats(gateway.transport_for(Connection.current()), CONTRACT, start=0)
    numbered = ((str(one.get("seatId") or one["id"]), one["member"]) for one in page.elements)
    return next(str(member) for number, member in numbered if number.endswith(str(seat)))


def connect_colleague(user: User, seat: int) -> ConnectedAccount:
    """Connect a seat holder's account, as it is after the consent page."""
    return ConnectedAccountFactory(
        user=user,
        person=person_on(seat),
        application_urn=Connection.current().application_in_use,
    )
