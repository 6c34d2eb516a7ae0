"""hireMediaUrl: where a file may be sent, and what it is called then (versioned-api 5.7)."""

import secrets
from datetime import timedelta
from typing import Any

from linkedin_sandbox.api import schema, validation
from linkedin_sandbox.api.call import Answer, Call
from linkedin_sandbox.api.errors import ApiError, EntityError
from linkedin_sandbox.api.findings import finding
from linkedin_sandbox.api.resources import contexts
from linkedin_sandbox.models import Media
from linkedin_sandbox.world import clock, switches

UPLOADS = "/dms-uploads/"
UNITS = {
    "MINUTE": timedelta(minutes=1),
    "HOUR": timedelta(hours=1),
    "DAY": timedelta(days=1),
    "WEEK": timedelta(weeks=1),
}
UNLESS_SAID = timedelta(days=3)


def name_address(call: Call) -> Answer:
    """Name an address for one file; what is never attached is forgotten in the end."""
    fields = call.body()
    if found := validation.problems(schema.MEDIA, fields):
        raise ApiError(422, "".join(found))
    contexts.own_contract(call, fields["hiringContext"])
    media = Media.objects.create(
        application=call.application,
        key=secrets.token_urlsafe(24),
        file_name=fields["fileName"],
        content_type=fields["contentType"],
        expires_at=clock.now() + _life(fields.get("blobTtl")),
    )
    return Answer(200, {"uploadUrl": f"{_host(call)}{UPLOADS}{media.key}", "resumeUrn": media.urn})


def check_uploaded(call: Call, fields: dict[str, Any]) -> None:
    """Refuse what names no file of this application, or one that is gone."""
    key = fields["resumeUrn"].rpartition(":")[2]
    media = Media.objects.filter(key=key, application=call.application).first()
    if media is None or media.uploaded_at is None or media.expires_at <= clock.now():
        raise EntityError(422, finding("/resumeUrn", "names no file that was uploaded"))
    if schema.FILE_TYPES[media.content_type] != fields["fileType"]:
        raise EntityError(422, finding("/fileType", f"the file is {media.content_type}"))


def _host(call: Call) -> str:
    return switches.text("upload_host") or call.host


def _life(said: dict[str, Any] | None) -> timedelta:
    return said["duration"] * UNITS[said["unit"]] if said else UNLESS_SAID
