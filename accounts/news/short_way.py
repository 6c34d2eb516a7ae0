"""The short way of pages that ask what is new: past sessions, forms and routing.

Every open page asks every few seconds, so the asking is to cost one statement and little else. What
holds for every answer we give is seen to before; see MIDDLEWARE.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from accounts.news.views import news

# As in urls.py, which names the address and serves it where this middleware is missing.
ADDRESS = "/news/"
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
    "Vary": "Cookie, HX-Request",
}


class ShortWayToNews:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info != ADDRESS:
            return self.get_response(request)
        response = news(request)
        for name, value in HEADERS.items():
            response[name] = value
        response["Content-Length"] = str(len(response.content))
        return response
