"""The one door of `/v2/`: sizes, tunnel, resource, token, role, method, content, handler.

The order is that of rsc-contract section 15, rules 1, 2 and 4; each step refuses for itself.
"""

import contextlib
from urllib.parse import unquote

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from linkedin_sandbox.api import arranged, errors, recorder, restli, throttle, tokens
from linkedin_sandbox.api.call import Answer, Call
from linkedin_sandbox.api.errors import ApiError
from linkedin_sandbox.api.restli import Wire
from linkedin_sandbox.api.v2.routes import RESOURCES, Resource
from linkedin_sandbox.models import AccessToken
from linkedin_sandbox.world import clock, switches

MAX_QUERY_BYTES = 4_096
MAX_URL_BYTES = 8_192
READING = {"get", "batch_get", "finder"}
HEADER_METHODS = {
    "POST": {"batch_create", "batch_partial_update", "create", "partial_update"},
    "PUT": {"batch_update"},
    "DELETE": {"batch_delete"},
}


@csrf_exempt
def v2(request: HttpRequest) -> HttpResponse:
    try:
        answer = _answer(request)
    except ApiError as error:
        return JsonResponse(error.body, status=error.status)
    if isinstance(answer, arranged.Arranged):
        return answer.response(request)
    return _written(answer)


def _written(answer: Answer) -> HttpResponse:
    if answer.body is None:
        return HttpResponse(status=answer.status)
    return JsonResponse(answer.body, status=answer.status)


def _answer(request: HttpRequest) -> Answer | arranged.Arranged:
    _check_sizes(request)
    wire = _wire(request)
    resource, key = _resource(request)
    _note(wire, resource)
    failure = arranged.next_for_call(resource.name, wire.method)
    if failure and not failure.takes_effect:
        return failure
    token = tokens.bearer(request.headers.get("Authorization", ""))
    _check_caller(token, resource, wire.method)
    method = _restli_method(request, wire, resource, key)
    _check_content_type(wire, resource, method)
    throttle.count_call(token.application_id, resource.name)
    call = Call(token, resource.name, method, wire.query, wire.body, key)
    answer = _handled(call, resource)
    return failure or answer


def _handled(call: Call, resource: Resource) -> Answer:
    handler = resource.methods[call.restli_method]
    whole = contextlib.nullcontext() if call.restli_method in READING else transaction.atomic()
    with recorder.in_flight(call.token.application_id, resource.name), whole:
        return handler(call)


def _check_sizes(request: HttpRequest) -> None:
    uri = request.META.get("RAW_URI", "")
    if len(uri.partition("?")[2]) > MAX_QUERY_BYTES or len(uri) > MAX_URL_BYTES:
        raise ApiError(414, "Request-URI Too Long")
    if request.headers.get("X-RestLi-Protocol-Version", "1.0.0") != "1.0.0":
        raise ApiError(400, "These URLs speak Rest.li protocol 1.0.0")
    if request.method == "POST" and "CONTENT_LENGTH" not in request.META:
        raise ApiError(411, "POST requests require a Content-Length header")


def _wire(request: HttpRequest) -> Wire:
    return restli.untunnel(
        method=request.method or "",
        override=request.headers.get("X-HTTP-Method-Override", ""),
        raw_query=request.META.get("QUERY_STRING", ""),
        content_type=request.META.get("CONTENT_TYPE", ""),
        body=request.body,
    )


def _resource(request: HttpRequest) -> tuple[Resource, str]:
    """Split the raw path into a resource and the key inside it, if any."""
    path = request.META.get("RAW_URI", request.path).partition("?")[0]
    segments = path.removeprefix("/v2/").split("/")
    if len(segments) == 3:
        name, key = f"{segments[0]}/{segments[2]}", segments[1]
    else:
        name, key = segments[0], "/".join(segments[1:])
    resource = RESOURCES.get(name)
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


def _restli_method(request: HttpRequest, wire: Wire, resource: Resource, key: str) -> str:
    """Name the Rest.li method, refusing a wrong header with 403 (rule 4)."""
    if wire.method not in {"GET", *HEADER_METHODS}:
        raise ApiError(405, f"Method {wire.method} is not allowed")
    header = request.headers.get("x-restli-method", "").lower()
    if header and header not in HEADER_METHODS.get(wire.method, READING):
        raise errors.not_enough_permissions(header, resource.name)
    method = header or _implied_method(wire, resource, key)
    recorder.current().restli_method = method
    if method not in resource.methods:
        raise errors.not_enough_permissions(method, resource.name)
    return method


def _implied_method(wire: Wire, resource: Resource, key: str) -> str:
    if wire.method == "GET":
        return _implied_reading(wire, resource)
    if wire.method == "DELETE":
        return "batch_delete"
    if wire.method == "PUT":
        return "batch_update" if wire.query.has_ids else "update"
    return "partial_update" if resource.name == "provisionedApplications" and key else "create"


def _implied_reading(wire: Wire, resource: Resource) -> str:
    """A finder without `q` is for the finder to refuse where there is nothing else to read."""
    if "get" in resource.methods:
        return "get"
    has_batch = "batch_get" in resource.methods
    return "batch_get" if has_batch and not wire.query.get("q") else "finder"


def _check_content_type(wire: Wire, resource: Resource, method: str) -> None:
    is_json = wire.content_type == restli.JSON
    needs_json = wire.method in {"PUT", "POST"} and method not in READING
    is_taken = is_json or wire.content_type in resource.also_takes
    if needs_json and not is_taken and switches.is_on("strict_content_type"):
        raise ApiError(415, f"Content-Type {wire.content_type or 'missing'} is not supported")
