"""Requests as our views see them, and what all views ask of them."""

from collections.abc import Callable, Container
from functools import wraps
from typing import Any, TypeVar
from urllib.parse import urlsplit, urlunsplit

from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.middleware import HtmxDetails

from accounts.models import User
from accounts.permissions import RolePermission

View = TypeVar("View", bound=Callable[..., HttpResponse])


class AuthenticatedHttpRequest(HttpRequest):
    """A request behind login_required."""

    user: User
    htmx: HtmxDetails


def requires(permission: RolePermission) -> Callable[[View], View]:
    """Decorate a view behind login_required that only some roles may use."""

    def decorate(view: View) -> View:
        @wraps(view)
        def checked(request: AuthenticatedHttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            permission.require(request.user)
            return view(request, *args, **kwargs)

        return checked  # type: ignore[return-value]  # Takes what the view takes.

    return decorate


def page_before(request: HttpRequest) -> str:
    """Return the path of the page whose form was sent; home's where no page of ours is named."""
    named = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    return own_path(request, named)


def own_path(request: HttpRequest, address: str) -> str:
    """Return the path of an address of ours, and home's for any other."""
    if not url_has_allowed_host_and_scheme(address, {request.get_host()}):
        return "/"
    return urlunsplit(("", "", *urlsplit(address)[2:4], "")) or "/"


def kept_fields(request: HttpRequest, *, but: Container[str] = ()) -> list[tuple[str, str]]:
    """Return what a form sent, but passwords, for hidden fields of another that sends it again."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken" and "password" not in name and name not in but
        for value in values
    ]
