"""What holds for every request to a page, whatever its view does."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.cache import patch_vary_headers

from base.api.outside import is_of_api

NUL = "\x00"


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


class PrivateAnswersMiddleware:
    """Keep what was made for one person out of every cache but their own browser's.

    A page may stay there, so that *Back* finds it with what was typed into it, but is asked for
    anew when it is opened again. A fragment never comes back as a page; programs keep nothing.
    What is served before this middleware, such as static files, says itself how long it keeps.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        patch_vary_headers(response, ["HX-Request"])
        if "Cache-Control" not in response:
            is_page = not (is_of_api(request) or "HX-Request" in request.headers)
            response["Cache-Control"] = "private, no-cache" if is_page else "no-store"
        return response
