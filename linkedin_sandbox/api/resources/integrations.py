"""atsIntegrations: naming, reading, and the follow-up of a status push (sections 4.2, 4.3, 5.6)."""

from functools import partial
from typing import Any

from linkedin_sandbox.api.call import Answer, Call
from linkedin_sandbox.api.errors import ApiError, EntityError, not_found
from linkedin_sandbox.api.resources import batch, contexts, patches
from linkedin_sandbox.api.restli import CompoundKey
from linkedin_sandbox.models import Contract, Integration, Organization, StatusChange
from linkedin_sandbox.world import clock, companies, switches
from linkedin_sandbox.world import integrations as verbs

KEY = {"integrationContext", "integrationType", "tenantType", "dataProvider"}


def name(call: Call) -> Answer:
    """Name integrations; unknown companies are made on the spot."""
    keys = batch.compound_keys(call, KEY)
    for key in keys:
        _check_key(key)
        _claim(call, key)

    return batch.write_each(call, batch.entities_of(call, keys), partial(_name_one, call))


def read(call: Call) -> Answer:
    keys = batch.compound_keys(call, KEY)
    for key in keys:
        _check_key(key)
        _check_not_anothers(call, key)
    return batch.read_each(call, keys, lambda key: shown(find_one(call, key)))


def find(call: Call) -> Answer:
    """List the integrations of a status change younger than 24 hours."""
    if call.need("q") != "request":
        raise ApiError(400, f"There is no finder named {call.query.get('q')}")
    change = _living_change(call)
    changed = change.integrations.select_related("organization", "contract").order_by("id")
    return batch.page([call.words.told(shown(integration)) for integration in changed])


def _living_change(call: Call) -> StatusChange:
    """Find a status change; its request id is forgotten as an export's is (changes-2026 B4)."""
    change = StatusChange.objects.filter(
        request_id=call.need("requestId"),
        application=call.application,
        changed_at__gt=clock.after(-switches.number("request_valid_s")),
    ).first()
    if change is None:
        raise ApiError(404, "No status change has this requestId")
    return change


def find_one(call: Call, key: CompoundKey) -> Integration:
    organization, contract = _context(key)
    found = Integration.objects.filter(
        application=call.application,
        type=key.get("integrationType"),
        organization=organization,
        contract=contract,
    )
    integration = found.select_related("organization", "contract").first()
    if integration is None or (organization is None and contract is None):
        raise not_found(f"Integration {key}")
    return integration


def shown(integration: Integration) -> dict[str, Any]:
    return {
        "integrationContext": integration.context_urn,
        "integrationType": integration.type,
        "tenantType": "RECRUITER",
        "dataProvider": "ATS",
        "integrationName": integration.name,
        "status": integration.status,
    }


def _name_one(call: Call, key: CompoundKey, entity: Any) -> None:
    changes, removed = patches.patch_of(entity, {"integrationName"})
    if removed or not isinstance(changes.get("integrationName"), str):
        raise EntityError(422, "ERROR :: /integrationName :: cannot be coerced to String\n")
    _check_pre_authorized(call, key)
    organization, contract = _context(key)
    verbs.name_integration(
        call.application,
        key.get("integrationType"),
        organization=organization,
        contract=contract,
        name=changes["integrationName"],
    )


def _check_key(key: CompoundKey) -> None:
    if key.get("tenantType") != "RECRUITER":
        raise ApiError(400, f"Invalid key {key}: tenantType must be RECRUITER")
    if key.get("integrationType") not in Integration.Type.values:
        raise ApiError(400, f'Invalid key {key}: "integrationType" is not an enum symbol')
    contexts.number_of(key.get("integrationContext"), _kind(key))


def _kind(key: CompoundKey) -> str:
    is_contract = key.get("integrationType") == Integration.Type.CSA_API
    return "contract" if is_contract else "organization"


def _claim(call: Call, key: CompoundKey) -> None:
    number = contexts.number_of(key.get("integrationContext"), _kind(key))
    try:
        if _kind(key) == "contract":
            companies.claim_contract(number, call.application)
        else:
            companies.claim_organization(number, call.application)
    except companies.OwnedByAnother as refusal:
        raise _refusal(call) from refusal


def _check_not_anothers(call: Call, key: CompoundKey) -> None:
    context = next((context for context in _context(key) if context), None)
    if context and context.owner_id not in {None, call.application.pk}:
        raise _refusal(call)


def _refusal(call: Call) -> ApiError:
    message = f"Not enough permissions to access: {call.restli_method} /{call.resource}"
    return ApiError(403, message, 100)


def _context(key: CompoundKey) -> tuple[Organization | None, Contract | None]:
    number = contexts.number_of(key.get("integrationContext"), _kind(key))
    if _kind(key) == "contract":
        return None, Contract.objects.filter(number=number).first()
    return Organization.objects.filter(number=number).first(), None


def _check_pre_authorized(call: Call, key: CompoundKey) -> None:
    if switches.is_on("require_pre_authorization"):
        find_one(call, key)
