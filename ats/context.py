"""What the frame around every page shows."""

from typing import Any

from django.http import HttpRequest

from accounts.news.state import MAX_COUNTED, unread_label
from accounts.permissions import ENTER_ADMIN_CENTER
from candidates.permissions import ADD_CANDIDATES
from jobs.permissions import CREATE_JOB


def frame(request: HttpRequest) -> dict[str, Any]:
    """Say what the signed-in person may open and what waits (two queries, none when signed out)."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    return {
        "is_administrator": ENTER_ADMIN_CENTER.allows(user),
        "may_create_job": CREATE_JOB.allows(user),
        "may_create_candidate": ADD_CANDIDATES.allows(user),
        "unread_notices": unread_label(
            len(user.notices.filter(read_at=None).values_list("pk")[: MAX_COUNTED + 1])
        ),
    }
