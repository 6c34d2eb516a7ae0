from django.contrib.sessions import middleware
from django.http import HttpRequest


class SessionMiddleware(middleware.SessionMiddleware):
    """Django's own, whose sessions know who calls."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.session.meta = request.META  # type: ignore[attr-defined]  # It is ours.
