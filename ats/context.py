"""What the frame around every page shows."""

from typing import Any

from django.http import HttpRequest

from accounts import policy

# Behind the bell a count above this reads "99+".
MAX_COUNTED_NOTICES = 99


def frame(request: HttpRequest) -> dict[str, Any]:
    """Say what the signed-in person may open and what waits (two queries, none when signed out)."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    return {
        "is_administrator": policy.is_administrator(user),
        "may_create_job": policy.may_create_job(user),
        "may_create_candidate": policy.may_create_candidate(user),
        "unread_notices": _count_label(
            len(user.notices.filter(read_at=None).values_list("pk")[: MAX_COUNTED_NOTICES + 1])
        ),
    }


def _count_label(count: int) -> str:
    if count > MAX_COUNTED_NOTICES:
        return f"{MAX_COUNTED_NOTICES}+"
    return str(count) if count else ""
