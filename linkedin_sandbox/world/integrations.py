"""Integrations through their life: authorized, named, enabled, disabled (section 4)."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q, QuerySet

from linkedin_sandbox.models import (
    Contract,
    DeveloperApplication,
    Integration,
    Organization,
    StatusChange,
)
from linkedin_sandbox.world import clock, companies, events

EVENT = "INTEGRATION_STATUS_CHANGE"
COMPANY_TYPES = (
    Integration.Type.ONE_CLICK_EXPORT,
    Integration.Type.IN_ATS_INDICATOR,
    Integration.Type.PROFILE_PLUGIN,
)
CONTRACT_TYPES = (Integration.Type.CSA_API,)


def of_organization(organization: Organization) -> QuerySet[Integration]:
    """List a company's integrations, its contracts' included."""
    return (
        Integration.objects.filter(
            Q(organization=organization) | Q(contract__organization=organization)
        )
        .select_related("organization", "contract", "application")
        .order_by("organization__number", "contract__number", "id")
    )


def is_enabled(organization: Organization, type_: str) -> bool:
    """Tell whether an integration of the company's own application is switched on."""
    return Integration.objects.filter(
        organization=organization,
        application=organization.owner,
        type=type_,
        status=Integration.Status.ENABLED,
    ).exists()


@transaction.atomic
def pre_authorize(
    application: DeveloperApplication,
    *,
    organization: Organization | None,
    contract: Contract | None,
) -> list[Integration]:
    """Record what an admin allowed in the widget (section 4.1)."""
    wanted = []
    if organization:
        companies.claim_organization(organization.number, application)
        wanted += [_get_or_make(application, type_, organization, None) for type_ in COMPANY_TYPES]
    if contract:
        companies.claim_contract(contract.number, application)
        wanted += [_get_or_make(application, type_, None, contract) for type_ in CONTRACT_TYPES]
    return wanted


@transaction.atomic
def name_integration(
    application: DeveloperApplication,
    type_: str,
    *,
    organization: Organization | None,
    contract: Contract | None,
    name: str,
) -> Integration:
    """Name an integration, as the ATS does (section 4.2)."""
    integration = _get_or_make(application, type_, organization, contract)
    integration.name = name
    if integration.status == Integration.Status.PRE_AUTHORIZED:
        integration.status = Integration.Status.PENDING
    integration.save()
    return integration


@transaction.atomic
def enable(integrations: Iterable[Integration]) -> StatusChange | None:
    """Enable integrations of one application and push the change."""
    return _change(integrations, Integration.Status.ENABLED)


@transaction.atomic
def disable(integrations: Iterable[Integration]) -> StatusChange | None:
    """Disable integrations of one application and push the change."""
    return _change(integrations, Integration.Status.DISABLED)


def _change(integrations: Iterable[Integration], status: str) -> StatusChange | None:
    changed = [integration for integration in integrations if integration.status != status]
    if not changed:
        return None
    for integration in changed:
        integration.status = status
        integration.save(update_fields=["status"])
    change = StatusChange.objects.create(
        application=changed[0].application,
        request_id=events.new_request_id(),
        changed_at=clock.now(),
    )
    change.integrations.set(changed)
    events.announce(change.application, EVENT, change.request_id)
    return change


def _get_or_make(
    application: DeveloperApplication,
    type_: str,
    organization: Organization | None,
    contract: Contract | None,
) -> Integration:
    integration, _ = Integration.objects.get_or_create(
        application=application,
        type=type_,
        organization=organization,
        contract=contract,
        defaults={"status": Integration.Status.PRE_AUTHORIZED},
    )
    return integration
