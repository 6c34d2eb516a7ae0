"""Files of applications at LinkedIn: brought there first, then attached (versioned-api 5.7).

    hireMediaUrl -> the bytes to the address it names -> attachments, by our id

What was brought and never attached LinkedIn forgets by itself, after the time it was asked to.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from ..errors import Forbidden, Undelivered, Unreachable
from ..generations import table
from ..generations.table import CREATE
from ..restli import BatchAnswer
from ..transport import Fields, Transport
from ..wire import OpenFile
from .records import Parents, RecordSet

ATTACHMENTS = RecordSet(table.ATTACHMENTS)


@dataclass(frozen=True)
class File:
    """A file to be brought to LinkedIn; `open` gives its bytes, from the first one."""

    name: str
    content_type: str
    open: Callable[[], OpenFile]


def upload_file(transport: Transport, contract: str, file: File) -> str:
    """Bring a file to LinkedIn and return what it is called there.

    `contract` is the URN of the contract in whose name. Two calls; a second time makes a second
    copy there. Raises `LinkedInError`, Undelivered where only this file is concerned.
    """
    wanted = {
        "fileName": file.name,
        "contentType": file.content_type,
        "hiringContext": contract,
        "blobTtl": table.UPLOAD.life,
        "usageParameters": {table.UPLOAD.usage: {}},
    }
    path = transport.form_of(table.UPLOADS, CREATE).path
    answer = transport.create(path, wanted)
    url, media = _named(answer, table.UPLOAD.address), _named(answer, table.UPLOAD.media)
    try:
        with closing(file.open()) as content:
            transport.upload(url, content, file.content_type)
    except (Unreachable, Forbidden) as error:
        raise Undelivered(error.message, status=error.status, trace=error.trace) from error
    return media


def put_attachments(
    transport: Transport, organization: str, parents: Parents, attachments: Mapping[str, Fields]
) -> BatchAnswer:
    """Attach up to 10 files to applications, or overwrite what they are, by our ids."""
    return ATTACHMENTS.put(transport, organization, attachments, parents)


def delete_attachments(
    transport: Transport, organization: str, parents: Parents, attachment_ids: Collection[str]
) -> BatchAnswer:
    """Delete up to 10 files of applications (versioned-api 5.9)."""
    return ATTACHMENTS.delete(transport, organization, attachment_ids, parents)


def _named(answer: Mapping[str, Any], names: Collection[str]) -> str:
    """Find a text by any of its names, also where the answer is wrapped in a `value`."""
    inner = answer.get("value")
    for place in (answer, inner if isinstance(inner, dict) else {}):
        for name in names:
            if isinstance(place.get(name), str) and place[name]:
                return str(place[name])
    raise Unreachable(f"LinkedIn's answer lacks “{next(iter(names))}”.")
