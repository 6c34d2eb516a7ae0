"""The address of `/v2/` that speaks protocol 2.0.0 alone: an application's secrets."""

from django.http import HttpRequest

from linkedin_sandbox.api.dialects import Dialect, Resource, by_name
from linkedin_sandbox.api.errors import ApiError
from linkedin_sandbox.api.resources import secrets
from linkedin_sandbox.api.rest import protocol_2
from linkedin_sandbox.api.restli import ReadQuery


def reading(request: HttpRequest) -> ReadQuery:
    if request.headers.get("X-RestLi-Protocol-Version") != "2.0.0":
        raise ApiError(400, "This resource speaks Rest.li protocol 2.0.0")
    return protocol_2.parse


SECURITY = Dialect(
    "/v2/", by_name(Resource("developerApplicationsSecurity", {"action": secrets.roll})), reading
)
