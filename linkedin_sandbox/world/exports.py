"""One-click export: a recruiter sends a profile into the ATS (section 6, rule 17)."""

from django.db import transaction

from linkedin_sandbox.models import (
    DeveloperApplication,
    Export,
    Integration,
    Job,
    Member,
    Organization,
    Seat,
)
from linkedin_sandbox.world import accounts, clock, events, integrations, switches
from linkedin_sandbox.world.refusals import Refused

EVENT = "EXPORT_CANDIDATE_PROFILE"


class ExportRefused(Refused):
    pass


@transaction.atomic
def export_member(
    *,
    member: Member,
    job: Job | None,
    seat: Seat,
    email_addresses: list[str] | None = None,
    organization: Organization | None = None,
) -> Export:
    """Create the export and queue the push that announces it.

    `email_addresses` is what the recruiter typed while exporting and is all the ATS learns;
    `organization` is another company of the group whose ATS shall receive it.
    Raises ExportRefused when the integration is off, the seat's monthly limit is reached or the
    member does not share the profile; AccountClosed when the member has gone.
    """
    _check_member(member)
    organization = organization or _organization_of(seat)
    owner = _receiver_of(organization)
    _check_budget(seat)
    export = Export.objects.create(
        application=owner,
        organization=organization,
        request_id=events.new_request_id(),
        member=member,
        job=job,
        seat=seat,
        email_addresses=email_addresses or [],
        exported_at=clock.now(),
    )
    events.announce(owner, EVENT, export.request_id)
    return export


def is_enabled(organization: Organization) -> bool:
    return integrations.is_enabled(organization, Integration.Type.ONE_CLICK_EXPORT)


def used_this_month(seat: Seat) -> int:
    now = clock.now()
    return seat.exports.filter(exported_at__year=now.year, exported_at__month=now.month).count()


def _check_member(member: Member) -> None:
    accounts.check_open(member)
    if not member.allows_export:
        raise ExportRefused(f"{member.full_name} does not share the profile with other systems.")


def _organization_of(seat: Seat) -> Organization:
    organization = seat.contract.organization
    if organization is None:
        raise ExportRefused("This contract belongs to no company.")
    return organization


def _receiver_of(organization: Organization) -> DeveloperApplication:
    if organization.owner is None or not is_enabled(organization):
        raise ExportRefused("One-click export is not enabled. An admin can enable it in settings.")
    return organization.owner


def _check_budget(seat: Seat) -> None:
    if used_this_month(seat) >= switches.number("exports_per_seat_and_month"):
        raise ExportRefused("This seat has used all its exports of this month.")
