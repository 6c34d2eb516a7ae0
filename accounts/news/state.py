"""What an open page asks for again and again: is there anything new for whoever reads it?

One statement answers, whoever asks: the session's row with its person, how many notices are unread
and which is the newest, and when something was done last around a job whose board is open. Keys
never leave the house, so what pages compare is a digest.
"""

from dataclasses import dataclass
from typing import Any, Self

from django.contrib.auth import HASH_SESSION_KEY
from django.core.signing import BadSignature, Signer
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from accounts.models import Activity, Notice, Session, User
from accounts.sessions.store import is_key
from base.counting import CappedCount

# Behind the bell a count above this reads "99+".
MAX_COUNTED = 99
_SIGNER = Signer(salt="accounts.news.watch")


@dataclass(frozen=True)
class News:
    """How things stand for somebody: `unread` as the bell says it.

    `board` is when something was last done around the job, in µs since 1970, "" for never.
    """

    user: User
    unread: str
    newest: int | None
    board: str

    @property
    def digest(self) -> str:
        """What changes when anything of it does."""
        return _digest(f"{self.user.pk} {self.unread} {self.newest} {self.board}")

    @classmethod
    def of(cls, session_key: str | None, watch: str = "") -> Self | None:
        """Return the news for whose session this is, None where nobody is signed in; one query.

        `watch` names a job, as `watch_of` does. That the session was asked about is not written
        down: a page that stands open is nobody at work.
        """
        found = _sessions(watch).filter(session_key=session_key) if is_key(session_key) else None
        row: Any = found.first() if found is not None else None
        if row is None or row.user is None or not _is_valid(row, row.user):
            return None
        board = str(round(row.done.timestamp() * 1_000_000)) if row.done else ""
        return cls(row.user, unread_label(row.unread), row.newest, board)


def watch_of(job_id: str) -> str:
    """Return what a page that may show a job's board watches it by; nobody else can make one."""
    return _SIGNER.sign(job_id)


def salted_key(notice: int) -> str:
    """Return by what a browser knows a notice again."""
    return _digest(f"notice {notice}")


def unread_label(count: int) -> str:
    if count > MAX_COUNTED:
        return f"{MAX_COUNTED}+"
    return str(count) if count else ""


def _sessions(watch: str) -> "QuerySet[Session]":
    done = Activity.objects.filter(job=_watched(watch)).order_by("-pk").values("occurred_at")
    unread = Notice.objects.filter(user=OuterRef("user"), read_at=None)
    return (
        Session.objects.filter(expire_date__gt=timezone.now(), user__is_active=True)
        .select_related("user")
        .annotate(
            unread=CappedCount(unread, MAX_COUNTED),
            newest=Subquery(unread.order_by("-pk").values("pk")[:1]),
            done=Subquery(done[:1]),
        )
    )


def _watched(watch: str) -> str:
    """Return the id of the job, or of none."""
    try:
        return _SIGNER.unsign(watch)
    except BadSignature:
        return "-"


def _is_valid(session: Session, user: User) -> bool:
    """Whether the session still holds, as Django asks: a new password ends it."""
    said = session.get_decoded().get(HASH_SESSION_KEY, "")
    return constant_time_compare(said, user.get_session_auth_hash())


def _digest(text: str) -> str:
    return salted_hmac("accounts.news", text, algorithm="sha256").hexdigest()[:20]
