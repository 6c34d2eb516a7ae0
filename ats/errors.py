"""What a page answers when a use case is refused and its view did not say how."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from base.api import outside
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
        wanted = request.POST.get("next", "")
        back_url = wanted if is_local(wanted, request) else ""
        return answer_refused(request, exception, back_url=back_url)


def answer_refused(
    request: HttpRequest, refusal: DomainError, *, back_url: str = ""
) -> HttpResponse:
    """Say the refusal as whoever asked can read it: a program, a script on a page, a person.

    The body is left unread: its size may be what was refused.
    """
    if outside.is_of_api(request):
        return outside.answer_refused(request, refusal)
    if getattr(request, "htmx", None):
        # The page stays as it is; static/js/toasts.js says the sentence.
        return HttpResponse(refusal.message, content_type="text/plain", status=refusal.status)
    context = {"message": refusal.message, "back_url": back_url}
    return render(request, "errors/refused.html", context, status=refusal.status)
