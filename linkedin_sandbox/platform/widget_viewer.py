"""Who looks at the widget: signed in to LinkedIn or not, with a seat of the company or without."""

from dataclasses import dataclass

from django.http import HttpRequest

from linkedin_sandbox.models import DeveloperApplication, Member, Organization, Seat
from linkedin_sandbox.recruiter import sign_in

CONTRACT = "urn:li:contract:"


@dataclass(frozen=True)
class Viewer:
    member: Member
    seat: Seat | None
    organization: Organization | None


def viewer_of(request: HttpRequest, application: DeveloperApplication) -> Viewer | None:
    """Find who looks: named in the address, else signed in to Recruiter; None when nobody."""
    member = _member(request)
    if member is None:
        return None
    context = request.GET.get("context", "")
    seats = member.seats.filter(state=Seat.State.ACTIVE, contract__organization__isnull=False)
    of_company = [
        seat
        for seat in seats.select_related("contract__organization").order_by("number")
        if _is_in_context(seat, context, application)
    ]
    seat = of_company[0] if of_company else None
    return Viewer(member, seat, seat.contract.organization if seat else None)


def seats_to_choose() -> list[Seat]:
    seats = Seat.objects.filter(state=Seat.State.ACTIVE)
    return list(seats.select_related("member", "contract").order_by("number"))


def _member(request: HttpRequest) -> Member | None:
    if "person" in request.GET:
        return Member.objects.filter(slug=request.GET["person"]).first()
    seat = sign_in.signed_in_seat(request)
    return seat.member if seat else None


def _is_in_context(seat: Seat, context: str, application: DeveloperApplication) -> bool:
    """Whether a seat is of the contract or company the page acts for, and that is the ATS's."""
    organization = seat.contract.organization
    is_theirs = organization is not None and organization.owner_id == application.pk
    if context.startswith(CONTRACT):
        return is_theirs and seat.contract.urn == context
    return is_theirs and organization is not None and organization.urn == context
