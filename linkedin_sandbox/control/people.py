"""Who is on LinkedIn and who holds a seat: made, changed, moved, closed."""

from typing import Any

from django.forms.models import model_to_dict
from django.http import HttpRequest

from linkedin_sandbox.control.chosen import contract_numbered, member_named
from linkedin_sandbox.control.requests import NotUnderstood, body, needed
from linkedin_sandbox.models import Member, Seat
from linkedin_sandbox.world import accounts

OF_MEMBER = (
    "first_name", "last_name", "email", "phone", "headline", "employer", "location", "about",
    "years_of_experience", "skills", "positions", "educations", "allows_export",
)  # fmt: skip


def read_member(request: HttpRequest) -> Any:
    member = member_named(request.GET.get("member", ""))
    return model_to_dict(member, fields=("slug", *OF_MEMBER)) | {"closed_at": member.closed_at}


def put_member(request: HttpRequest) -> Any:
    """Make the member of a slug, or change the fields that are named."""
    wanted = body(request)
    slug = str(needed(wanted, "slug"))
    _refuse_unknown(wanted, {"slug", *OF_MEMBER})
    Member.objects.update_or_create(
        slug=slug, defaults={name: wanted[name] for name in OF_MEMBER if name in wanted}
    )
    return {"slug": slug}


def put_seat(request: HttpRequest) -> Any:
    """Make the seat of a number, or change it: `contract` moves it to another."""
    wanted = body(request)
    _refuse_unknown(wanted, {"seat", "member", "contract", "state", "is_admin"})
    values: dict[str, Any] = {
        name: wanted[name] for name in ("state", "is_admin") if name in wanted
    }
    if values.get("state", Seat.State.ACTIVE) not in Seat.State.values:
        raise NotUnderstood(f"state is one of {', '.join(Seat.State.values)}.")
    number = needed(wanted, "seat")
    is_new = not Seat.objects.filter(number=number).exists()
    if is_new or "contract" in wanted:
        values["contract"] = contract_numbered(needed(wanted, "contract"))
    if is_new or "member" in wanted:
        values["member"] = member_named(str(needed(wanted, "member")))
    Seat.objects.update_or_create(number=number, defaults=values)
    return {"seat": number}


def close_account(request: HttpRequest) -> Any:
    member = member_named(str(needed(body(request), "member")))
    accounts.close_account(member)
    return {"member": member.slug}


def _refuse_unknown(wanted: dict[str, Any], known: set[str]) -> None:
    if unknown := set(wanted) - known:
        raise NotUnderstood(f"Unknown: {', '.join(sorted(unknown))}.")
