"""Keeps what LinkedIn pushed before it gets its answer: one statement a push, nothing locked.

The statement checks the owner again and passes over what is known already, so there is no moment
between looking and writing.
"""

import hashlib
import json
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import lru_cache
from threading import Lock
from typing import Any

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from base.public_ids import new_public_id
from linkedin_rsc.intake.owners import Owner
from linkedin_rsc.intake.pushes import KINDS as KNOWN_WORDS
from linkedin_rsc.intake.pushes import Kind, PushEvent
from linkedin_rsc.models import Connection, Notification
from linkedin_rsc.nudges import PROCESS_NOTIFICATIONS, nudge_on_commit

State = Notification.State

KINDS = {
    Kind.EXPORT: Notification.Kind.EXPORT,
    Kind.INTEGRATION_STATUS: Notification.Kind.STATUS_CHANGE,
    Kind.EVALUATION: Notification.Kind.EVALUATION,
    Kind.UNKNOWN: Notification.Kind.UNKNOWN,
}
NOTHING = PushEvent(Kind.UNKNOWN, "", "", "", None)
# PostgreSQL takes a column of mere NULLs for text.
_MOMENT = {"postgresql": "CAST(%s AS timestamptz)", "sqlite": "%s"}
# SQLite makes a writer who finds another one sleep; waiting in line is shorter.
_in_line: AbstractContextManager[Any] = Lock() if connection.vendor == "sqlite" else nullcontext()


def store(owner: Owner, body: bytes, events: Sequence[PushEvent]) -> str | None:
    """Keep each event of a verified push once, and nudge a worker for what is new.

    One event is kept with the whole body, each of several with its part: nothing is stored twice.
    Returns the word for LinkedIn, accepted or ignored (webhooks.md section 3); None when nothing
    was new or the owner is no longer what it was.
    """
    digest = hashlib.sha256(body).hexdigest()
    # JSON may come in any encoding of Unicode; in the wrong one it is full of NULs.
    words = body.decode(json.detect_encoding(body), "replace")
    if not _insert(owner, [_row(event, words, digest) for event in events or [NOTHING]]):
        return None
    if all(event.kind is Kind.UNKNOWN for event in events):
        return "ignored"
    nudge_on_commit(PROCESS_NOTIFICATIONS)
    return "accepted"


def _insert(owner: Owner, rows: Sequence[Sequence[Any]]) -> int:
    """Insert what is new and return how many rows that was."""
    statement = _statement(len(rows))
    urn = owner.connection.application_in_use
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    given = [urn, now, *(value for row in rows for value in row)]
    asked = [owner.callback_digest, owner.application, owner.sealed_secret]
    # Nothing else may happen while others wait.
    with connection.cursor() as cursor, _in_line:
        cursor.execute(statement, given + asked)
    return int(cursor.rowcount)


def _row(event: PushEvent, body: str, digest: str) -> tuple[Any, ...]:
    is_known = event.kind is not Kind.UNKNOWN
    return (
        event.part or body,
        new_public_id(),
        KINDS[event.kind],
        event.raw_kind,
        event.request_id or event.notification_id or digest,
        State.RECEIVED if is_known else State.IGNORED,
        "" if is_known else _why_ignored(event),
        connection.ops.adapt_datetimefield_value(event.expires_at),
    )


def _why_ignored(event: PushEvent) -> str:
    if event.raw_kind in KNOWN_WORDS:
        return _("LinkedIn did not say which request this is about.")
    return _("Tandem does not know this kind of push.")


@lru_cache(maxsize=16)
def _statement(events: int) -> str:
    row = f"(%s, %s, %s, %s, %s, %s, %s, {_MOMENT[connection.vendor]})"
    return f"""INSERT INTO {Notification._meta.db_table} (
            attempts, application_urn, received_at,
            raw_body, public_id, kind, kind_as_sent, request_id, state, reason, expires_at
        )
        SELECT 0, %s, %s, event.*
        FROM (VALUES {", ".join([row] * events)}) AS event, {Connection._meta.db_table} AS owner
        WHERE owner.callback_digest = %s AND owner.application = %s AND owner.client_secret = %s
        ON CONFLICT (application_urn, kind_as_sent, request_id) DO NOTHING
    """  # noqa: S608  # Nothing in it comes from outside.
