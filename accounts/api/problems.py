"""The one error shape of the API: application/problem+json (RFC 9457)."""

from typing import Any

from rest_framework.response import Response
from rest_framework.views import exception_handler

from accounts.errors import DomainError


def answer_problem(error: Exception, context: dict[str, Any]) -> Response | None:
    """Turn a refusal or a framework error into a problem; others pass through to a 500."""
    if isinstance(error, DomainError):
        fields = {error.field: [error.message]} if error.field else {}
        return problem(error.status, error.message, code=error.code, fields=fields)
    return exception_handler(error, context)


def problem(
    status: int, detail: str, *, code: str, fields: dict[str, list[str]] | None = None
) -> Response:
    body: dict[str, Any] = {"type": "about:blank", "status": status, "code": code, "detail": detail}
    if fields:
        body["fields"] = fields
    return Response(body, status=status, content_type="application/problem+json")
