"""Pages for somebody with a seat; everybody else is asked to choose one first."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from linkedin_sandbox.models import Organization, Seat
from linkedin_sandbox.recruiter import sign_in

P = ParamSpec("P")


@dataclass(frozen=True)
class SeatedUser:
    """Who is using Recruiter, and for which company."""

    seat: Seat
    organization: Organization


def choosable_seats() -> QuerySet[Seat]:
    """List the seats that can be used: active, with a company behind them."""
    return (
        Seat.objects.filter(state=Seat.State.ACTIVE, contract__organization__isnull=False)
        .select_related("member", "contract__organization")
        .order_by("contract__number", "number")
    )


def current_user(request: HttpRequest) -> SeatedUser | None:
    seat = sign_in.signed_in_seat(request)
    organization = seat.contract.organization if seat else None
    return SeatedUser(seat, organization) if seat and organization else None


def seated(
    view: Callable[Concatenate[HttpRequest, SeatedUser, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Give a view its user, or ask for a seat and come back."""

    @wraps(view)
    def with_user(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        user = current_user(request)
        if user is None:
            return redirect(f"{reverse('seat')}?{urlencode({'next': _way_back(request)})}")
        return view(request, user, *args, **kwargs)

    return with_user


def _way_back(request: HttpRequest) -> str:
    return request.get_full_path() if request.method == "GET" else reverse("member-search")
