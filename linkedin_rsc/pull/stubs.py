"""Profiles that members shared when answering an InMail, stored as they come (rsc-contract 9.3)."""

from collections.abc import Mapping, Sequence
from typing import Any

from linkedin_rsc import retrieved
from linkedin_rsc.client.resources import list_stubs
from linkedin_rsc.client.transport import Page, Transport
from linkedin_rsc.models import Pull, StubProfile
from linkedin_rsc.pull.asking import Asking
from linkedin_rsc.pull.slices import Slice


def fetch(transport: Transport, pull: Pull, part: Slice, start: int) -> Page:
    assert pull.seat  # noqa: S101  # `plan` makes them of seats only.
    return list_stubs(
        transport, pull.contract.urn, pull.seat.urn,
        since=part.since_ms, until=part.until_ms, start=start,
    )  # fmt: skip


def store(asking: Asking, elements: Sequence[Mapping[str, Any]], part: Slice) -> int:
    """Store those not known yet and return how many they are."""
    found = {
        (one.member, one.shared_at): one
        for one in (_stub(asking, element, part) for element in elements)
    }
    members = [member for member, _at in found]
    kept = StubProfile.objects.filter(seat=asking.pull.seat, member__in=members)
    for known in kept.values_list("member", "shared_at"):
        found.pop(known, None)
    StubProfile.objects.bulk_create(found.values(), ignore_conflicts=True)
    return len(found)


def _stub(asking: Asking, element: Mapping[str, Any], part: Slice) -> StubProfile:
    return StubProfile(
        seat=asking.pull.seat,
        application_urn=asking.application,
        member=retrieved.urn(profile_of(element), retrieved.MEMBER),
        shared_at=retrieved.moment(element) or part.since,
        raw=dict(element),
    )


def profile_of(element: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the object with the person's fields: the element, or one level down."""
    if "member" in element or "firstName" in element:
        return element
    inner = (value for value in element.values() if isinstance(value, dict))
    return next((one for one in inner if "member" in one or "firstName" in one), element)
