"""What a page answers when a use case is refused and its view did not say how."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from base.errors import DomainError
from candidates.record.answers import is_local


class DomainErrorMiddleware:
    """Show a refusal as a page with its sentence instead of a server error."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, DomainError):
            return None
        if getattr(request, "htmx", None):
            # The page stays as it is; static/js/toasts.js says the sentence.
            return HttpResponse(
                exception.message, content_type="text/plain", status=exception.status
            )
        wanted = request.POST.get("next", "")
        context = {
            "message": exception.message,
            "back_url": wanted if is_local(wanted, request) else "",
        }
        return render(request, "errors/refused.html", context, status=exception.status)
