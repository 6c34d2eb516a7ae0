"""Which child application a company or contract belongs to (rule 8)."""

from linkedin_sandbox.models import Contract, DeveloperApplication, Integration, Organization
from linkedin_sandbox.world.refusals import Refused


class OwnedByAnother(Refused):
    pass


def claim_organization(number: int, application: DeveloperApplication) -> Organization:
    """Give an organization to an application, making it up when unknown.

    Raises OwnedByAnother while another application still has an integration there that is not
    disabled (rsc-contract section 4.5).
    """
    organization, _ = Organization.objects.get_or_create(
        number=number, defaults={"name": f"Organization {number}"}
    )
    _check_owner(organization, application)
    organization.owner = application
    organization.save(update_fields=["owner"])
    return organization


def claim_contract(number: int, application: DeveloperApplication) -> Contract:
    """Give a contract to an application, making it up when unknown."""
    contract, _ = Contract.objects.get_or_create(
        number=number,
        defaults={
            "name": f"Contract {number}",
            "organization": Organization.objects.filter(owner=application).first(),
        },
    )
    if contract.organization:
        _check_owner(contract.organization, application)
    _check_owner(contract, application)
    contract.owner = application
    contract.save(update_fields=["owner"])
    return contract


def _check_owner(context: Organization | Contract, application: DeveloperApplication) -> None:
    owner = context.owner
    if owner is None or owner == application:
        return
    in_use = Integration.objects.filter(application=owner).exclude(
        status=Integration.Status.DISABLED
    )
    if isinstance(context, Organization):
        in_use = in_use.filter(organization=context)
    else:
        in_use = in_use.filter(contract=context)
    if in_use.exists():
        raise OwnedByAnother(f"{context} belongs to another application.")
