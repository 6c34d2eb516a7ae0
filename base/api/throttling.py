"""How often a program may ask: a figure of the settings, for each token."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from base.rates import count_this_minute, seconds_to_next_minute

if TYPE_CHECKING:
    # The framework reads the name of this class while it makes its view.
    from rest_framework.views import APIView


class TokenThrottle(BaseThrottle):
    """At most API_REQUESTS_A_MINUTE with one token, whichever process answers; 0 is no limit."""

    def allow_request(self, request: Request, view: "APIView") -> bool:
        limit = settings.API_REQUESTS_A_MINUTE
        if not (limit and request.auth):
            return True
        token: Any = request.auth
        return count_this_minute(f"api-{token.digest}") <= limit

    def wait(self) -> float:
        return seconds_to_next_minute()
