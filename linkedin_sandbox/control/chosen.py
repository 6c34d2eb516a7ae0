"""Finding what a caller of the control API names."""

from typing import Any

from django.db.models import Q

from linkedin_sandbox.control.requests import NotUnderstood, needed
from linkedin_sandbox.models import Contract, Member, Seat


def seat_named(wanted: dict[str, Any]) -> Seat:
    number = needed(wanted, "seat")
    found = Seat.objects.filter(number=number).select_related("contract", "member").first()
    if found is None:
        raise NotUnderstood(f"There is no seat {number}.")
    return found


def member_named(text: str) -> Member:
    """Find a member by slug or e-mail address; of two with one address, the older."""
    found = Member.objects.filter(Q(slug=text) | Q(email=text)).order_by("id").first()
    if found is None:
        raise NotUnderstood(f"There is no member with slug or e-mail {text}.")
    return found


def contract_numbered(number: Any) -> Contract:
    found = Contract.objects.filter(number=number).first()
    if found is None:
        raise NotUnderstood(f"There is no contract {number}.")
    return found
