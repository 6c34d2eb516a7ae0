"""Whose company or contract a record speaks about, and is the feature on (rule 8)."""

import re
from collections.abc import Iterable

from linkedin_sandbox.api.call import Call
from linkedin_sandbox.api.errors import ApiError
from linkedin_sandbox.models import Contract, Integration, Organization, Seat
from linkedin_sandbox.world import switches

CONTEXT = re.compile(r"^urn:li:(organization|contract|seat):(\d{1,18})$")

JOBS = (Integration.Type.ONE_CLICK_EXPORT, Integration.Type.IN_ATS_INDICATOR)
CANDIDATES = (Integration.Type.IN_ATS_INDICATOR, Integration.Type.PROFILE_PLUGIN)
APPLICATIONS = (Integration.Type.IN_ATS_INDICATOR,)
EXPORTS = (Integration.Type.ONE_CLICK_EXPORT,)


def number_of(urn: str, kind: str) -> int:
    """Read the number of an organization, contract or seat URN, else 400."""
    match = CONTEXT.match(urn)
    if not match or match[1] != kind:
        raise ApiError(400, f"{urn or 'A missing value'} is not a URN of type {kind}")
    return int(match[2])


def organization(call: Call, urn: str, features: Iterable[str]) -> Organization:
    """Find the caller's company with one of the features enabled."""
    found = Organization.objects.filter(number=number_of(urn, "organization")).first()
    if found is None or found.owner_id != call.application.pk:
        raise _refusal(call, urn)
    enabled = Integration.objects.filter(
        application=call.application,
        organization=found,
        type__in=list(features),
        status=Integration.Status.ENABLED,
    )
    if switches.is_on("require_enabled") and not enabled.exists():
        raise _refusal(call, urn)
    return found


def organizations(
    call: Call, urns: Iterable[str], features: Iterable[str]
) -> dict[str, Organization]:
    return {urn: organization(call, urn, features) for urn in sorted(set(urns))}


def any_organization(call: Call, features: Iterable[str]) -> None:
    """See that the caller has a company with one of the features enabled."""
    enabled = call.application.integrations.filter(
        organization__owner=call.application,
        type__in=list(features),
        status=Integration.Status.ENABLED,
    )
    if switches.is_on("require_enabled") and not enabled.exists():
        raise _refusal(call, "any organization")


def contract(call: Call, urn: str) -> Contract:
    """Find the caller's contract with CSA_API enabled."""
    found = Contract.objects.filter(number=number_of(urn, "contract")).first()
    return _with_csa(call, urn, found)


def own_contract(call: Call, urn: str) -> Contract:
    """Find the caller's contract, whatever is enabled for it."""
    found = Contract.objects.filter(number=number_of(urn, "contract")).first()
    if found is None or found.owner_id != call.application.pk:
        raise _refusal(call, urn)
    return found


def seat(call: Call, urn: str) -> Seat:
    """Find a seat of one of the caller's contracts with CSA_API enabled."""
    found = (
        Seat.objects.filter(number=number_of(urn, "seat"))
        .select_related("contract", "member")
        .first()
    )
    _with_csa(call, urn, found.contract if found else None)
    assert found  # noqa: S101  # a seat that is unknown has been refused
    return found


def seat_numbers(urns: Iterable[str]) -> list[int]:
    return [number_of(urn, "seat") for urn in urns]


def _with_csa(call: Call, urn: str, found: Contract | None) -> Contract:
    if found is None or found.owner_id != call.application.pk:
        raise _refusal(call, urn)
    is_enabled = found.integrations.filter(
        application=call.application,
        type=Integration.Type.CSA_API,
        status=Integration.Status.ENABLED,
    ).exists()
    if switches.is_on("require_enabled") and not is_enabled:
        raise _refusal(call, urn)
    return found


def _refusal(call: Call, urn: str) -> ApiError:
    return ApiError(
        403,
        f"Not enough permissions to access: {call.restli_method} /{call.resource} for {urn}",
        100,
    )
