"""The two headers of the versioned API: which version, and which protocol (section 2.1)."""

import re

from django.http import HttpRequest

from linkedin_sandbox.api.errors import ApiError
from linkedin_sandbox.api.rest import protocol_2
from linkedin_sandbox.api.restli import Query, ReadQuery
from linkedin_sandbox.world import switches

# `202604`, or with a suffix as in `202508.02`, which says nothing but itself.
VERSION = re.compile(r"^\d{6}(\.\d{2})?$")
PROTOCOL_2_LIST = re.compile(r"(^|&)[^=&]*=List\([^&]*\)(&|$)")


def reading(request: HttpRequest) -> ReadQuery:
    """Refuse a missing or dead version; the protocol's header says how keys are written."""
    _check_version(request.headers.get("LinkedIn-Version", ""))
    protocol = request.headers.get("X-RestLi-Protocol-Version", "1.0.0")
    if protocol not in {"1.0.0", "2.0.0"}:
        raise ApiError(400, f"Rest.li protocol {protocol} is not supported")
    return protocol_2.parse if protocol == "2.0.0" else _protocol_1


def _check_version(version: str) -> None:
    if not version:
        raise ApiError(400, "The header LinkedIn-Version is missing")
    if not VERSION.match(version):
        raise ApiError(400, f"Version {version} is neither YYYYMM nor YYYYMM.RR")
    if version not in switches.text("active_versions").split(","):
        raise ApiError(426, f"Requested version {version} is not active")


def _protocol_1(text: str) -> Query:
    if PROTOCOL_2_LIST.search(text):
        raise ApiError(400, "Keys of protocol 2.0.0 need the header X-RestLi-Protocol-Version")
    return Query.parse(text)
