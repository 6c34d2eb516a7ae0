"""Sessions as rows that their person can see and end; Django's own, with more columns.

    at most 12 hours after the sign-in, and 30 minutes after the last request

That a session was seen is written down once a minute at most.
"""

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.db import OperationalError, transaction
from django.utils import timezone

from accounts.models import Session
from accounts.sign_in.callers import device_of, ip_address_of

LONGEST, IDLE = timedelta(hours=12), timedelta(minutes=30)
SEEN_AGAIN_AFTER = timedelta(minutes=1)
_KEY = re.compile("[0-9a-z]{8,40}")


def is_key(text: str | None) -> bool:
    """Whether this may be a session's key: a cookie brings even what PostgreSQL cannot ask for."""
    return bool(text and _KEY.fullmatch(text))


class SessionStore(db.SessionStore):
    """`meta` says who calls, `is_attended` whether a person does; the middleware sets them."""

    meta: Mapping[str, Any] = {}
    # A page that asks by itself keeps nobody signed in.
    is_attended = True
    started_at: datetime | None = None
    public_id: str | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def _validate_session_key(self, key: str | None) -> bool:
        return is_key(key)

    def create(self) -> None:
        """Begin a session: with a new key, twelve hours begin anew."""
        self.started_at = self.public_id = None
        super().create()

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        row = super().create_model_instance(data)
        assert isinstance(row, Session)  # noqa: S101  # See get_model_class.
        if self.public_id is None:
            self.public_id = row.public_id
        row.public_id = self.public_id
        row.user_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        for name, value in self._seen().items():
            setattr(row, name, value)
        return row

    def _get_session_from_db(self) -> Session | None:
        row: Session | None = super()._get_session_from_db()  # type: ignore[misc]  # Not in stubs.
        if row is not None:
            self.started_at, self.public_id = row.started_at, row.public_id
            if self.is_attended and timezone.now() - row.seen_at > SEEN_AGAIN_AFTER:
                # A database that is busy costs nobody their page: the next request writes it.
                with suppress(OperationalError), transaction.atomic():
                    Session.objects.filter(pk=row.pk).update(**self._seen())
        return row

    def _seen(self) -> dict[str, Any]:
        """What a session's row says of the request that is just answered."""
        now = timezone.now()
        self.started_at = self.started_at or now
        return {
            "device": device_of(self.meta),
            "ip_address": ip_address_of(self.meta),
            "started_at": self.started_at,
            "seen_at": now,
            "expire_date": min(self.started_at + LONGEST, now + IDLE),
        }
