"""mailStubs: contact data members shared in their first answer (section 9.3, rule 15)."""

from typing import Any

from django.db.models import QuerySet

from linkedin_sandbox.api import recorder
from linkedin_sandbox.api.call import Answer, Call
from linkedin_sandbox.api.errors import ApiError
from linkedin_sandbox.api.resources import contexts, finders
from linkedin_sandbox.models import StubProfile
from linkedin_sandbox.world import clock, persons, switches

FURTHEST_ROW = 20_000


def find(call: Call) -> Answer:
    """List a contract's stub profiles from `createdDateStart` on, before `createdDateEnd`."""
    finders.expect(call, "contract")
    contract = contexts.contract(call, call.need("contract"))
    owners = contexts.seat_numbers(call.query.all("owners"))
    if not owners:
        recorder.current().find("mailStubs without owners")
    if finders.last_row(call) > FURTHEST_ROW:
        raise ApiError(400, f"start and count may not reach beyond {FURTHEST_ROW} results")
    rows = StubProfile.objects.filter(contract=contract, member__closed_at=None)
    rows = rows.filter(seat__number__in=owners) if owners else rows
    in_order = _in_window(call, rows).select_related("member", "seat").order_by("created_at", "id")
    return finders.page(call, in_order, lambda found: _shown(call, found))


def _in_window(call: Call, rows: QuerySet[StubProfile]) -> QuerySet[StubProfile]:
    start = finders.moment(call, "createdDateStart")
    end = finders.moment(call, "createdDateEnd")
    if start:
        rows = rows.filter(created_at__gte=start)
    if end:
        is_inclusive = switches.is_on("stub_end_is_inclusive")
        rows = rows.filter(**{f"created_at__{'lte' if is_inclusive else 'lt'}": end})
    return rows


def _shown(call: Call, stubs: list[StubProfile]) -> list[dict[str, Any]]:
    urns = persons.urns_of({stub.member_id for stub in stubs}, call.application)
    is_flat = switches.text("stub_fields_at") == "top"
    return [
        {
            "owner": stub.seat.urn,
            "created": clock.to_ms(stub.created_at),
            **(_person(stub, urns) if is_flat else {"stubProfile": _person(stub, urns)}),
        }
        for stub in stubs
    ]


def _person(stub: StubProfile, urns: dict[int, str]) -> dict[str, Any]:
    member = stub.member
    return {
        "member": urns[member.pk],
        "firstName": member.first_name,
        "lastName": member.last_name,
        "headline": member.headline,
        "location": member.location,
        "profileUrl": member.profile_url,
        "currentEmployerNames": [member.employer] if member.employer else [],
        **({"emailAddress": stub.email} if stub.email else {}),
        **({"phoneNumber": stub.phone} if stub.phone else {}),
    }
