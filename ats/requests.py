"""What holds for every request to a page, whatever its view does."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.cache import patch_cache_control

NUL = "\x00"


class LiveMiddleware:
    """Answer `/health/live`: this process answers at all.

    Comes before all else, because who asks knows no host name we answer to and no HTTPS.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info != "/health/live":
            return self.get_response(request)
        return HttpResponse(
            "live", content_type="text/plain", headers={"Cache-Control": "no-store"}
        )


class NoNulMiddleware:
    """Drop the character that PostgreSQL cannot hold; nobody sees it in a text they paste.

    Views without the CSRF check (the API, LinkedIn's callback) read and check their input alone.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        if getattr(view, "csrf_exempt", False):
            return
        request.GET, request.POST = _without_nul(request.GET), _without_nul(request.POST)


def _without_nul(given: QueryDict) -> Any:
    if not any(NUL in text for name, values in given.lists() for text in (name, *values)):
        return given
    return QueryDict(given.urlencode().replace("%00", ""))


class PrivatePagesMiddleware:
    """Keep what was made for one signed-in person out of caches that others share."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.session.accessed and "Cache-Control" not in response:
            patch_cache_control(response, private=True, no_cache=True)
        return response
