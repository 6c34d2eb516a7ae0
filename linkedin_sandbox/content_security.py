"""Headers of every page: nothing from elsewhere, nothing inline, no frames but the widget's."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

POLICY = "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"


class ContentSecurityMiddleware:
    """Sets the policy where a view has not set its own, as the onboarding frame does."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "same-origin")
        return response
