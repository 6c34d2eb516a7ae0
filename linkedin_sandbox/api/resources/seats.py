"""seatsV2: licence holders of contracts (section 9.1, rule 15)."""

from typing import Any

from linkedin_sandbox.api.call import Answer, Call
from linkedin_sandbox.api.errors import ApiError, missing_query_parameter
from linkedin_sandbox.api.resources import batch, contexts
from linkedin_sandbox.models import Seat
from linkedin_sandbox.world import persons

DEFAULT_COUNT = 10


def find(call: Call) -> Answer:
    """List seats; without `start` the call fails, as LinkedIn's does."""
    if call.need("q") != "attributes":
        raise ApiError(400, f"There is no finder named {call.query.get('q')}")
    call.need("contracts")
    start = call.query.whole_number("start")
    if start is None:
        raise missing_query_parameter("start")
    contracts = [contexts.contract(call, urn) for urn in call.query.all("contracts")]
    seats = Seat.objects.filter(contract__in=contracts).select_related("member", "contract")
    states = call.query.all("states")
    if states:
        seats = seats.filter(state__in=states)
    count = call.query.whole_number("count") or DEFAULT_COUNT
    shown = [_shown(call, seat) for seat in seats.order_by("number")]
    return batch.page(shown, start=start, count=count)


def _shown(call: Call, seat: Seat) -> dict[str, Any]:
    return {
        "id": seat.number,
        "firstName": seat.member.first_name,
        "lastName": seat.member.last_name,
        "email": seat.member.email,
        "contract": seat.contract.urn,
        "member": persons.person_urn(seat.member, call.application),
        "state": seat.state,
        "seatRoles": ["ADMIN_SEAT"] if seat.is_admin else ["RECRUITER_SEAT"],
    }
