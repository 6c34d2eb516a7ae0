"""The one error shape of the API: application/problem+json (RFC 9457).

    {"type": "about:blank", "title": "Conflict", "status": 409, "code": "already_applied",
     "detail": "a sentence for a person", "instance": "/api/v1/applications/",
     "fields": {"stage": ["a sentence about this field"]}}

`code` is stable and for programs; `fields` is there only when a field is to blame. What is refused
outside of our views becomes a problem in `base/api/outside.py`.
"""

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, UnreadablePostError
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from rest_framework.settings import api_settings

from base.errors import DomainError, TooLarge

MEDIA_TYPE = "application/problem+json"
# Our words where the framework's leave the reader without a next step.
WORDS = {
    exceptions.NotAuthenticated: _("Send your token in a header: Authorization: Token <token>."),
    exceptions.NotFound: _("There is nothing at this address that you may open."),
    exceptions.PermissionDenied: _("Your role does not allow this."),
}
CHECK_FIELDS = _("Check the marked fields; nothing was changed.")


class ProblemResponse(Response):
    """Speaks JSON even where the view otherwise speaks HTML or YAML."""

    renderer_context: dict[str, Any]

    @property
    def rendered_content(self) -> str:
        self["Content-Type"] = MEDIA_TYPE
        address = self.renderer_context["request"].path
        return JSONRenderer().render({**self.data, "instance": address}).decode()


def answer_problem(error: Exception, context: Mapping[str, Any]) -> Response | None:
    """Turn a refusal or a framework error into a problem; others pass through to a 500."""
    error = _as_api_error(error)
    if isinstance(error, DomainError):
        fields = {error.field: [error.message]} if error.field else {}
        return problem(error.status, error.message, code=error.code, fields=fields)
    if isinstance(error, exceptions.ValidationError):
        return _answer_invalid(error)
    if isinstance(error, exceptions.APIException):
        return _answer_framework(error)
    return None


def problem(
    status: int,
    detail: str,
    *,
    code: str,
    fields: Mapping[str, list[str]] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    body = body_of_problem(status, detail, code)
    if fields:
        body["fields"] = dict(fields)
    return ProblemResponse(body, status=status, headers=dict(headers or {}))


def body_of_problem(status: int, detail: str, code: str) -> dict[str, Any]:
    return {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "code": code,
        "detail": detail,
    }


def _as_api_error(error: Exception) -> Exception:
    if isinstance(error, Http404):
        return exceptions.NotFound()
    if isinstance(error, PermissionDenied):
        return exceptions.PermissionDenied()
    if isinstance(error, RequestDataTooBig):
        return TooLarge(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
    if isinstance(error, UnreadablePostError):
        return exceptions.ParseError(_("This request ended before its body did."))
    return error


def _answer_invalid(error: exceptions.ValidationError) -> Response:
    fields: dict[str, list[str]] = {}
    for name, message in _messages(error.detail):
        fields.setdefault(name, []).append(message)
    general = fields.pop("", [])
    return problem(400, " ".join(general) or str(CHECK_FIELDS), code="invalid", fields=fields)


def _messages(detail: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Yield (dotted field name, message); what belongs to no field has an empty name."""
    if isinstance(detail, Mapping):
        for name, inner in detail.items():
            is_general = name == api_settings.NON_FIELD_ERRORS_KEY
            yield from _messages(inner, path if is_general else (*path, str(name)))
    elif isinstance(detail, list):
        for position, inner in enumerate(detail):
            is_message = isinstance(inner, str)
            yield from _messages(inner, path if is_message else (*path, str(position)))
    else:
        yield ".".join(path), str(detail)


def _answer_framework(error: exceptions.APIException) -> Response:
    headers = {}
    if getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = str(error.auth_header)  # type: ignore[attr-defined]  # APIView sets it.
    if getattr(error, "wait", None):
        headers["Retry-After"] = str(int(error.wait))  # type: ignore[attr-defined]  # Only Throttled has it.
    detail = str(error.detail)
    if detail == str(error.default_detail):
        detail = str(WORDS.get(type(error), detail))
    return problem(error.status_code, detail, code=_code(error), headers=headers)


def _code(error: exceptions.APIException) -> str:
    codes = error.get_codes()
    return codes if isinstance(codes, str) else error.default_code
