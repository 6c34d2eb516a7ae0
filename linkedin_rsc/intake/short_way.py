"""The short way of LinkedIn's calls through Django: past sessions, forms, pages and routing.

All of that costs as much as storing a push, and a push needs none of it. What holds for every
answer we give (HTTPS, no guessing of types) is seen to before; see MIDDLEWARE.
"""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from linkedin_rsc.intake.callback import callback

# As in urls.py, which names the address and serves it where this middleware is missing.
ADDRESS = re.compile(r"/linkedin/callback/([^/]+)/")
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}


class ShortWayToCallback:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        address = ADDRESS.fullmatch(request.path_info)
        if address is None:
            return self.get_response(request)
        response = callback(request, address[1])
        for name, value in HEADERS.items():
            response[name] = value
        response["Content-Length"] = str(len(response.content))
        return response
