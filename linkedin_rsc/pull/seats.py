"""Seats of a contract (rsc-contract 9.1): who may recruit with it."""

from collections.abc import Mapping, Sequence
from typing import Any

from linkedin_rsc.client.resources import list_seats
from linkedin_rsc.client.transport import Page, Transport
from linkedin_rsc.models import Pull, Seat
from linkedin_rsc.pull.asking import Asking
from linkedin_rsc.pull.slices import Slice
from linkedin_rsc.untrusted import identifier, text, texts

MAX_NAME = 100
# What LinkedIn lists no longer keeps no state of its own.
NOT_LISTED = "NOT_LISTED"
UPDATED = ["contract", "member", "first_name", "last_name", "email", "state", "roles", "seen_at"]


def fetch(transport: Transport, pull: Pull, part: Slice, start: int) -> Page:
    return list_seats(transport, pull.contract.urn, start=start)


def store(asking: Asking, elements: Sequence[Mapping[str, Any]], part: Slice) -> int:
    """Store the seats as they are now; one of another contract has moved to this one.

    Returns how many are new here.
    """
    seats = {seat.seat_id: seat for seat in (_seat(asking, one, part) for one in elements)}
    seats.pop("", None)
    known = Seat.objects.filter(seat_id__in=list(seats)).count()
    Seat.objects.bulk_create(
        seats.values(), update_conflicts=True, unique_fields=["seat_id"], update_fields=UPDATED
    )
    Pull.objects.filter(seat__seat_id__in=seats).exclude(contract=asking.pull.contract).update(
        contract=asking.pull.contract
    )
    return len(seats) - known


def finish(pull: Pull, part: Slice) -> None:
    """Once all pages are stored: what was not among them is no seat of the contract any more."""
    unseen = Seat.objects.filter(contract=pull.contract, seen_at__lt=part.until)
    unseen.update(state=NOT_LISTED)


def _seat(asking: Asking, element: Mapping[str, Any], part: Slice) -> Seat:
    number = identifier(element.get("id") or element.get("seatId"), 40).rpartition(":")[2]
    return Seat(
        seat_id=number if number.isdecimal() and len(number) <= 20 else "",
        contract=asking.pull.contract,
        member=identifier(element.get("member"), 100),
        first_name=text(element.get("firstName"), MAX_NAME),
        last_name=text(element.get("lastName"), MAX_NAME),
        email=identifier(element.get("email"), 254).lower(),
        state=text(element.get("state"), 20),
        roles=list(texts(element.get("seatRoles"), 40, at_most=20)),
        seen_at=part.until,
    )
