"""Which Rest.li method a call is: by its header, else by what it looks like (rule 4)."""

from django.http import HttpRequest

from linkedin_sandbox.api import errors, recorder
from linkedin_sandbox.api.dialects import Resource
from linkedin_sandbox.api.errors import ApiError
from linkedin_sandbox.api.tunnelling import Wire

READING = {"get", "batch_get", "finder"}
HEADER_METHODS = {
    "POST": {"action", "batch_create", "batch_partial_update", "create", "partial_update"},
    "PUT": {"batch_update"},
    "DELETE": {"batch_delete"},
}


def restli_method(request: HttpRequest, wire: Wire, resource: Resource, key: str) -> str:
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
