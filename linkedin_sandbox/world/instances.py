"""The ATS instances a recruiter may export to: the company's own, and those of its group."""

from linkedin_sandbox.models import Integration, Organization


def group_of(organization: Organization) -> list[Organization]:
    """List a company and its sisters, itself first."""
    if not organization.group:
        return [organization]
    sisters = Organization.objects.filter(group=organization.group).exclude(pk=organization.pk)
    return [organization, *sisters.order_by("number")]


def instances_for(organization: Organization) -> list[Organization]:
    """List the companies of the group whose ATS has been allowed to receive exports."""
    enabled = Integration.objects.filter(
        type=Integration.Type.ONE_CLICK_EXPORT, status=Integration.Status.ENABLED
    ).values_list("organization_id", "application_id")
    owned = {(one.pk, one.owner_id): one for one in group_of(organization)}
    return [one for key, one in owned.items() if key in set(enabled)]
