"""Every page says and reads times in the zone of whoever asks."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from accounts.models import User


class TimeZoneMiddleware:
    """Enter a person's time zone as soon as a page asks who they are, and leave it after.

    Who is signed in is not asked for this: it would cost pages that need not know it a query. The
    API asks for a token instead, and stays in UTC.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        request.user = SimpleLazyObject(lambda: _entered(user))  # type: ignore[assignment]  # As Django's.
        try:
            return self.get_response(request)
        finally:
            timezone.deactivate()


def _entered(user: object) -> object:
    if isinstance(user, User):
        timezone.activate(user.zone)
    return user
