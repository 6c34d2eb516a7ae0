from django.contrib.sessions import middleware
from django.http import HttpRequest


class SessionMiddleware(middleware.SessionMiddleware):
    """Django's own, whose sessions know who calls, and whether a person does.

    A board that brings itself up to date says in a header that nobody asked for it.
    """

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.session.meta = request.META  # type: ignore[attr-defined]  # It is ours.
        request.session.is_attended = (  # type: ignore[attr-defined]  # Likewise.
            "X-Unattended" not in request.headers
        )
