from collections.abc import Iterable

from django.utils import timezone

from accounts.models import Notice, User


def notify(
    *,
    users: Iterable[User],
    text: str,
    url: str = "",
    kind: str = Notice.Kind.INFO,
    candidate: str = "",
) -> None:
    """Put a notice behind the bell of each of these people.

    `candidate` is the public id of whom it tells of, where that is a candidate.
    """
    text = text if len(text) <= 500 else f"{text[:499]}…"
    notices = [
        Notice(user=user, text=text, url=url, kind=kind, candidate=candidate) for user in users
    ]
    Notice.objects.bulk_create(notices)


def mark_notices_read(*, user: User) -> None:
    """Mark all of a person's notices as read."""
    user.notices.filter(read_at=None).update(read_at=timezone.now())
