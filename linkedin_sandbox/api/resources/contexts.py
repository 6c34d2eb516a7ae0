"""Whose company or contract a record speaks about, and is the feature on (rule 8)."""

import re
from collections.abc import Iterable

from linkedin_sandbox.api.call import Call
from linkedin_sandbox.api.errors import ApiError
from linkedin_sandbox.models import Contract, Integration, Organization
from linkedin_sandbox.world import switches

CONTEXT = re.compile(r"^urn:li:(organization|contract):(\d{1,18})$")

JOBS = (Integration.Type.ONE_CLICK_EXPORT, Integration.Type.IN_ATS_INDICATOR)
CANDIDATES = (Integration.Type.IN_ATS_INDICATOR, Integration.Type.PROFILE_PLUGIN)
APPLICATIONS = (Integration.Type.IN_ATS_INDICATOR,)
EXPORTS = (Integration.Type.ONE_CLICK_EXPORT,)


def number_of(urn: str, kind: str) -> int:
    """Read the number of an organization or contract URN, else 400."""
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


def contract(call: Call, urn: str) -> Contract:
    """Find the caller's contract with CSA_API enabled."""
    found = Contract.objects.filter(number=number_of(urn, "contract")).first()
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
