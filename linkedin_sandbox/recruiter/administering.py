"""Pages for an admin of Recruiter; others with a seat are told whom to ask."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from linkedin_sandbox.recruiter.seated import SeatedUser, choosable_seats, seated

P = ParamSpec("P")


def admin_only(
    view: Callable[Concatenate[HttpRequest, SeatedUser, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Give a view its user when that is an admin, and refuse everybody else with 403."""

    @wraps(view)
    def checked(
        request: HttpRequest, user: SeatedUser, /, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        if not user.seat.is_admin:
            return _refused(request, user)
        return view(request, user, *args, **kwargs)

    return seated(checked)


def _refused(request: HttpRequest, user: SeatedUser) -> HttpResponse:
    admins = choosable_seats().filter(contract__organization=user.organization, is_admin=True)
    page = {"user": user, "admins": admins, "place": "settings"}
    return render(request, "recruiter/settings/refused.html", page, status=403)
