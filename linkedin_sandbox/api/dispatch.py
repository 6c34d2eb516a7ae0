"""The one door of each dialect: sizes, tunnel, resource, token, role, method, content, handler.

The order is that of rsc-contract section 15, rules 1, 2 and 4; each step refuses for itself.
"""

import contextlib
from collections.abc import Callable
from urllib.parse import unquote

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from linkedin_sandbox.api import arranged, errors, methods, recorder, throttle, tokens, tunnelling
from linkedin_sandbox.api.call import Answer, Call
from linkedin_sandbox.api.dialects import Dialect, Resource
from linkedin_sandbox.api.errors import ApiError
from linkedin_sandbox.api.restli import ReadQuery
from linkedin_sandbox.api.tunnelling import Wire
from linkedin_sandbox.models import AccessToken
from linkedin_sandbox.world import clock, switches

MAX_QUERY_BYTES = 4_096
MAX_URL_BYTES = 8_192


def door(dialect: Dialect) -> Callable[[HttpRequest], HttpResponse]:
    """Make the view that answers every address of a dialect."""

    @csrf_exempt
    def view(request: HttpRequest) -> HttpResponse:
        try:
            answer = _answer(request, dialect)
        except ApiError as error:
            return JsonResponse(error.body, status=error.status)
        if isinstance(answer, arranged.Arranged):
            return answer.response(request)
        return _written(answer)

    return view


def _written(answer: Answer) -> HttpResponse:
    if answer.body is None:
        return HttpResponse(status=answer.status)
    return JsonResponse(answer.body, status=answer.status)


def _answer(request: HttpRequest, dialect: Dialect) -> Answer | arranged.Arranged:
    _check_sizes(request)
    wire = _wire(request, dialect.reading(request))
    resource, key = _resource(request, dialect)
    _note(wire, resource)
    failure = arranged.next_for_call(resource.name, wire.method)
    if failure and not failure.takes_effect:
        return failure
    token = tokens.bearer(request.headers.get("Authorization", ""))
    _check_caller(token, resource, wire.method)
    method = methods.restli_method(request, wire, resource, key)
    _check_content_type(wire, resource, method)
    throttle.count_call(token.application_id, resource.name)
    call = Call(
        token, resource.name, method, wire.query, wire.body, key, resource.words,
        f"{request.scheme}://{request.get_host()}",
    )  # fmt: skip
    answer = _handled(call, resource)
    return failure or answer


def _handled(call: Call, resource: Resource) -> Answer:
    handler = resource.methods[call.restli_method]
    whole = (
        contextlib.nullcontext() if call.restli_method in methods.READING else transaction.atomic()
    )
    with recorder.in_flight(call.token.application_id, resource.name), whole:
        return handler(call)


def _check_sizes(request: HttpRequest) -> None:
    uri = request.META.get("RAW_URI", "")
    if len(uri.partition("?")[2]) > MAX_QUERY_BYTES or len(uri) > MAX_URL_BYTES:
        raise ApiError(414, "Request-URI Too Long")
    if request.method == "POST" and "CONTENT_LENGTH" not in request.META:
        raise ApiError(411, "POST requests require a Content-Length header")


def _wire(request: HttpRequest, read: ReadQuery) -> Wire:
    return tunnelling.untunnel(
        method=request.method or "",
        override=request.headers.get("X-HTTP-Method-Override", ""),
        raw_query=request.META.get("QUERY_STRING", ""),
        content_type=request.META.get("CONTENT_TYPE", ""),
        body=request.body,
        read=read,
    )


def _resource(request: HttpRequest, dialect: Dialect) -> tuple[Resource, str]:
    """Split the raw path into a resource and the key inside it, if any."""
    path = request.META.get("RAW_URI", request.path).partition("?")[0]
    segments = path.removeprefix(dialect.prefix).split("/")
    if len(segments) == 3:
        name, key = f"{segments[0]}/{segments[2]}", segments[1]
    else:
        name, key = segments[0], "/".join(segments[1:])
    resource = dialect.resources.get(name)
    if resource is None or (key and not (resource.has_key or name == "provisionedApplications")):
        raise errors.unknown_resource(unquote("/".join(segments)))
    return resource, key


def _note(wire: Wire, resource: Resource) -> None:
    trace = recorder.current()
    trace.method = wire.method
    trace.resource = resource.name
    trace.is_tunnelled = wire.is_tunnelled
    trace.query = "&".join(f"{name}={value}" for name, value in wire.query.pairs)


def _check_caller(token: AccessToken, resource: Resource, method: str) -> None:
    two_legged = "parent" if token.application.is_parent else "child"
    caller = "member" if token.member_id else two_legged
    is_too_young = token.application.ready_at > clock.now()
    if caller != resource.caller or is_too_young:
        raise errors.not_enough_permissions(method, resource.name)


def _check_content_type(wire: Wire, resource: Resource, method: str) -> None:
    is_json = wire.content_type == tunnelling.JSON
    needs_json = wire.method in {"PUT", "POST"} and method not in methods.READING
    is_taken = is_json or wire.content_type in resource.also_takes
    if needs_json and not is_taken and switches.is_on("strict_content_type"):
        raise ApiError(415, f"Content-Type {wire.content_type or 'missing'} is not supported")
