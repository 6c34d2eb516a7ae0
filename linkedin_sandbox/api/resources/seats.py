"""seatsV2 and the older seats: licence holders of contracts (section 9.1, rule 15)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from linkedin_sandbox.api.call import Answer, Call
from linkedin_sandbox.api.errors import ApiError
from linkedin_sandbox.api.resources import contexts, finders
from linkedin_sandbox.models import Contract, Seat
from linkedin_sandbox.world import clock, persons

FLAGS = {"true": True, "false": False}


@dataclass(frozen=True)
class SeatRow:
    """A seat with the URNs of its holder and of the admin who created it."""

    seat: Seat
    holder: str
    created_by: str


Show = Callable[[SeatRow], dict[str, Any]]


def plain(row: SeatRow) -> dict[str, Any]:
    """Word a seat as `v2/seatsV2` does."""
    seat = row.seat
    return {
        "id": seat.number,
        "firstName": seat.member.first_name,
        "lastName": seat.member.last_name,
        "email": seat.member.email,
        "contract": seat.contract.urn,
        "member": row.holder,
        "state": seat.state,
        "seatRoles": ["ADMIN_SEAT"] if seat.is_admin else ["RECRUITER_SEAT"],
        "created": {"time": clock.to_ms(seat.created_at)},
    }


def older(row: SeatRow) -> dict[str, Any]:
    """Word a seat as the older `v2/seats` does."""
    seat = row.seat
    return {
        "id": seat.number,
        "contractId": seat.contract.number,
        "active": seat.state == Seat.State.ACTIVE,
        "admin": seat.is_admin,
        "email": seat.member.email,
    }


def find(call: Call, *, shown: Show = plain) -> Answer:
    """List seats; without `start` the call fails, as LinkedIn's does."""
    finders.expect(call, "attributes")
    call.need("contracts")
    finders.needed_start(call)
    seats = _seats(call)
    states = call.query.all("states")
    _check_states(states)
    return _page(call, seats.filter(state__in=states) if states else seats, shown)


def find_older(call: Call) -> Answer:
    """List seats as LinkedIn's own collection still asks for them (changes-2026 E5)."""
    finders.expect(call, "seatsByAttributes")
    call.need("contracts")
    seats, active = _seats(call), call.query.get("active")
    if active is not None:
        if active not in FLAGS:
            raise ApiError(400, f"Parameter 'active' is invalid: {active}")
        is_active = FLAGS[active]
        both = (seats.exclude(state=Seat.State.ACTIVE), seats.filter(state=Seat.State.ACTIVE))
        seats = both[is_active]
    return _page(call, seats, older)


def _seats(call: Call) -> QuerySet[Seat]:
    contracts = [contexts.contract(call, urn) for urn in call.query.all("contracts")]
    found = Seat.objects.filter(contract__in=contracts).select_related("member", "contract")
    return found.order_by("number")


def _check_states(states: Iterable[str]) -> None:
    for state in states:
        if state not in Seat.State.values:
            raise ApiError(400, f"Parameter 'states' is invalid: {state}")


def _page(call: Call, seats: QuerySet[Seat], shown: Show) -> Answer:
    return finders.page(call, seats, lambda rows: [shown(row) for row in _with_urns(call, rows)])


def _with_urns(call: Call, seats: list[Seat]) -> list[SeatRow]:
    creators = _first_admins({seat.contract for seat in seats})
    members = [seat.member_id for seat in seats] + list(creators.values())
    urns = persons.urns_of(members, call.application)
    return [
        SeatRow(seat, urns[seat.member_id], urns[creators.get(seat.contract_id, seat.member_id)])
        for seat in seats
    ]


def _first_admins(contracts: Iterable[Contract]) -> dict[int, int]:
    """Name by contract the member who is its oldest admin, taken for who created its seats."""
    admins = Seat.objects.filter(contract__in=contracts, is_admin=True).order_by("-number")
    return dict(admins.values_list("contract_id", "member_id"))
