from collections.abc import Iterable

from django.utils import timezone

from accounts.models import Notice, User


def notify(
    *, users: Iterable[User], text: str, url: str = "", kind: str = Notice.Kind.INFO
) -> None:
    """Put a notice behind the bell of each of these people."""
    text = text if len(text) <= 500 else f"{text[:499]}…"
    Notice.objects.bulk_create([Notice(user=user, text=text, url=url, kind=kind) for user in users])


def mark_notices_read(*, user: User) -> None:
    """Mark all of a person's notices as read."""
    user.notices.filter(read_at=None).update(read_at=timezone.now())
