"""Ending sessions: a browser that is signed out this way asks for the password again."""

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.activity import record
from accounts.models import Session, User
from accounts.notices.services import notify
from accounts.permissions import MANAGE_USERS
from accounts.verbs import UserVerb
from base.words import gettext as _

# More than anybody has browsers; a script that signs in and never out has as many as it likes.
SHOWN = 30


def open_sessions(user: User) -> QuerySet[Session]:
    """The browsers in which somebody is signed in, the one used last first."""
    found = user.sessions.filter(expire_date__gt=timezone.now())
    return found.order_by("-seen_at", "session_key")


def shown_sessions(user: User, current: str | None = None) -> QuerySet[Session]:
    """The same as a page shows them; `is_this` is the one with the key `current`."""
    return open_sessions(user).annotate(is_this=Q(session_key=current or ""))[:SHOWN]


@transaction.atomic
def end_sessions(*, user: User, by: User | None, but: str | None = None) -> int:
    """Sign somebody out everywhere, but for the session with this key; return how many ended."""
    if by != user:
        MANAGE_USERS.require(by)
    open_now = open_sessions(user).exclude(session_key=but or "")
    count, _deleted = open_now.order_by().delete()
    if count:
        record(UserVerb.SESSIONS_ENDED, by=by, subject=user, count=count)
    return count


@transaction.atomic
def end_session(*, session: Session, by: User) -> None:
    """Sign somebody out of one browser."""
    user = session.user
    assert user is not None  # noqa: S101  # Loaded among somebody's.
    session.delete()
    record(UserVerb.SESSIONS_ENDED, by=by, subject=user, count=1)


@transaction.atomic
def sign_out_colleague(*, user: User, by: User) -> int:
    """End all sessions of a colleague, who is told; return how many ended."""
    count = end_sessions(user=user, by=by)
    if count:
        notify(users=[user], text=_("%(name)s signed you out everywhere.") % {"name": by})
    return count
