"""Reads that feed the pages about people and notices."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Prefetch, Q, QuerySet
from django.utils.dateparse import parse_datetime

from accounts.models import Notice, RoleGrant, User

NOTICES_ON_A_PAGE = 50
USERS_ON_A_PAGE = 100
MAX_WORDS_CHARACTERS = 100


@dataclass(frozen=True)
class NoticesPage:
    notices: list[Notice]
    next_before: str
    has_unread: bool


def notices_page(*, user: User, before: str = "", size: int = NOTICES_ON_A_PAGE) -> NoticesPage:
    """Load `size` notices, newest first, older than the moment `before` (one query)."""
    found = user.notices.order_by("-created_at", "-id")
    moment = read_moment(before)
    if moment:
        found = found.filter(created_at__lt=moment)
    rows = list(found[: size + 1])
    shown = rows[:size]
    return NoticesPage(
        notices=shown,
        next_before=shown[-1].created_at.isoformat() if len(rows) > size else "",
        has_unread=any(notice.read_at is None for notice in shown),
    )


def users_page(*, words: str = "", after: str = "") -> tuple[list[User], str]:
    """Load people in the order of their addresses, with roles, and where the next page starts."""
    found: QuerySet[User] = User.objects.prefetch_related(
        Prefetch("role_grants", RoleGrant.objects.order_by("role"))
    )
    for word in words[:MAX_WORDS_CHARACTERS].split():
        found = found.filter(
            Q(email__icontains=word) | Q(first_name__icontains=word) | Q(last_name__icontains=word)
        )
    rows = list(found.filter(email__gt=after).order_by("email")[: USERS_ON_A_PAGE + 1])
    shown = rows[:USERS_ON_A_PAGE]
    return shown, shown[-1].email if len(rows) > USERS_ON_A_PAGE else ""


def read_moment(text: str) -> datetime | None:
    """Return the time in a cursor as UTC; None for what is none or has none in UTC."""
    try:
        moment = parse_datetime(text)
        return moment.astimezone(UTC) if moment and moment.tzinfo else None
    except (ValueError, OverflowError):
        return None
