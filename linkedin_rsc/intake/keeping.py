"""What is done with stored notifications in the background: replayed, and no longer kept raw."""

from datetime import datetime, timedelta

from django.db import transaction

from base import stopping
from linkedin_rsc.intake.replay import ANEW
from linkedin_rsc.models import Notification, ReplayWish
from linkedin_rsc.nudges import PROCESS_NOTIFICATIONS, nudge_on_commit

State = Notification.State

# webhooks.md section 4: a push names no person, but what it names leads to one.
RAW_KEPT = timedelta(days=30)
SLICE = 500
# One look takes no more than this; a next one follows within moments.
MAX_SLICES_A_LOOK = 100


def replay_as_wanted() -> timedelta | None:
    """Put what failed to work again, slice by slice; return after how long to go on, if at all."""
    for _slice in range(MAX_SLICES_A_LOOK):
        if stopping.is_asked():
            return timedelta()
        if not _replay_slice():
            return None
    return timedelta(seconds=1)


@transaction.atomic
def _replay_slice() -> bool:
    """Take the next slice of the oldest wish; say whether there was one. Locks the wish."""
    wish = ReplayWish.objects.select_for_update().order_by("pk").first()
    if wish is None:
        return False
    failed = Notification.objects.standing(State.FAILED)
    meant = failed.filter(pk__gt=wish.cursor, pk__lte=wish.newest).order_by("pk")
    keys = list(meant.values_list("pk", flat=True)[:SLICE])
    if not keys:
        wish.delete()
        return True
    Notification.objects.filter(pk__in=keys, state=State.FAILED).update(**ANEW)
    wish.cursor = keys[-1]
    wish.save(update_fields=["cursor"])
    nudge_on_commit(PROCESS_NOTIFICATIONS)
    return True


def forget_raw_bodies(now: datetime) -> timedelta | None:
    """Empty what came a month ago, oldest first; return after how long to go on, if at all.

    The rows stay: what came when, about which request, and what became of it.
    """
    for _slice in range(MAX_SLICES_A_LOOK):
        old = Notification.objects.with_raw_body().filter(received_at__lt=now - RAW_KEPT)
        keys = list(old.order_by("received_at").values_list("pk", flat=True)[:SLICE])
        if not keys:
            return None
        Notification.objects.filter(pk__in=keys).update(raw_body="")
        if stopping.is_asked():
            break
    return timedelta(seconds=1)
