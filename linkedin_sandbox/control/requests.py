"""Reading JSON from whoever drives the sandbox."""

import json
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from linkedin_sandbox.world.refusals import Refused
from linkedin_sandbox.world.switches import UnknownSwitch, WrongValue

MAX_ROWS = 1_000

View = Callable[[HttpRequest], Any]


class NotUnderstood(Exception):
    """The caller wrote something this API does not know; the text says what."""


def control(**methods: View) -> Callable[[HttpRequest], HttpResponse]:
    """Make one view of functions by HTTP method; each returns JSON."""

    @csrf_exempt
    def view(request: HttpRequest) -> HttpResponse:
        handler = methods.get(request.method or "")
        if handler is None:
            return JsonResponse({"error": f"Use {', '.join(methods)}."}, status=405)
        return _answer(handler, request)

    return view


def _answer(handler: View, request: HttpRequest) -> HttpResponse:
    try:
        return JsonResponse(handler(request), safe=False)
    except (NotUnderstood, UnknownSwitch, WrongValue, Refused) as problem:
        return JsonResponse({"error": str(problem)}, status=422)


def body(request: HttpRequest) -> dict[str, Any]:
    try:
        content = json.loads(request.body or b"{}")
    except ValueError as error:
        raise NotUnderstood(f"The body is not JSON: {error}") from error
    if not isinstance(content, dict):
        raise NotUnderstood("The body must be a JSON object.")
    return content


def needed(content: dict[str, Any], name: str) -> Any:
    if name not in content:
        raise NotUnderstood(f"{name} is missing.")
    return content[name]
