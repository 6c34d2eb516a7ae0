"""What is answered below /api/ without one of our views: a problem as well, never a page."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext_lazy as _

from base.api.problems import MEDIA_TYPE, body_of_problem
from base.errors import DomainError

ROOT = "/api/"
OURS = _("Something broke on our side. With an Idempotency-Key it may be sent again.")
WORDS = {
    HTTPStatus.BAD_REQUEST: _("This request cannot be read."),
    HTTPStatus.NOT_FOUND: _("There is nothing at this address that you may open."),
    HTTPStatus.INTERNAL_SERVER_ERROR: OURS,
}


def is_of_api(request: HttpRequest) -> bool:
    return request.path_info.startswith(ROOT)


def answer_refused(request: HttpRequest, refusal: DomainError) -> JsonResponse:
    """Answer for a view that is not asked."""
    return _problem(request, refusal.status, refusal.message, refusal.code)


class ProblemsMiddleware:
    """Put a problem in the place of what the framework says when it refuses or something breaks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_problem = response.get("Content-Type") == MEDIA_TYPE
        if response.status_code < HTTPStatus.BAD_REQUEST or is_problem or not is_of_api(request):
            return response
        status = HTTPStatus(response.status_code)
        problem = _problem(request, status, str(WORDS.get(status, status.phrase)), _code(status))
        response.content = problem.content
        response["Content-Type"] = MEDIA_TYPE
        response["Content-Length"] = str(len(problem.content))
        return response


def _problem(request: HttpRequest, status: int, detail: str, code: str) -> JsonResponse:
    body = {**body_of_problem(status, detail, code), "instance": request.path}
    return JsonResponse(body, status=status, content_type=MEDIA_TYPE)


def _code(status: HTTPStatus) -> str:
    return status.name.lower()
