"""Answers open pages that ask what is new, cheaply and without keeping anybody signed in."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.models import Notice, User
from accounts.news.state import News, salted_key

# Older ones are behind the bell; a page that comes to the front tells no old story.
TOLD_FOR = timedelta(minutes=5)
MOST_TOLD = 3


@require_GET
def news(request: HttpRequest) -> HttpResponse:
    """Return 304 when nothing is new, 204 when nobody is signed in any more."""
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    found = News.of(key, request.GET.get("watch", ""))
    if found is None:
        return HttpResponse(status=204)
    tag = f'"{found.digest}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=304, headers={"ETag": tag})
    lines = [_line(notice) for notice in _fresh(found.user)] if found.newest else []
    answer = {"unread": found.unread, "board": found.board, "lines": lines}
    return JsonResponse(answer, headers={"ETag": tag})


def _fresh(user: User) -> list[Notice]:
    """Return what came a moment ago and is not read, the oldest first; one query."""
    unread = Notice.objects.filter(user=user, read_at=None).order_by("-pk")[:MOST_TOLD]
    since = timezone.now() - TOLD_FOR
    return [notice for notice in reversed(unread) if notice.created_at > since]


def _line(notice: Notice) -> dict[str, str]:
    """Word a notice; by `key` a browser knows that it has told this one."""
    return {"key": salted_key(notice.pk), "text": notice.text, "url": notice.url}
