"""Sends again in the background what an administrator wished for: `resend.resend_failed`."""

from collections.abc import Collection
from datetime import timedelta

from django.db import transaction

from base import stopping
from linkedin_rsc.ledger.looking import in_order, requeue, withdraw
from linkedin_rsc.ledger.resend import kept_when_lost, may_be_lost
from linkedin_rsc.models import LedgerResend, LedgerRow, Stream
from linkedin_rsc.nudges import PUSH_WAITING, nudge_on_commit
from linkedin_rsc.streams.listed import listed_keys

SLICE = 500
# One look takes no more than this; a next one follows within moments.
MAX_SLICES_A_LOOK = 100


def resend_as_wanted() -> timedelta | None:
    """Fulfil wishes slice by slice; return after how long to go on, None when nothing is left.

    Safe to run any number of times at once: whoever has a wish locks it for one slice.
    """
    for _slice in range(MAX_SLICES_A_LOOK):
        if stopping.is_asked():
            return timedelta()
        if not _resend_slice():
            return None
    return timedelta(seconds=1)


@transaction.atomic
def _resend_slice() -> bool:
    """Do the next slice of the oldest wish; say whether there was one. Locks the wish and rows."""
    wish = LedgerResend.objects.select_for_update().order_by("pk").first()
    if wish is None:
        return False
    keys = list(wish.meant().order_by("pk").values_list("pk", flat=True)[:SLICE])
    if not keys:
        wish.delete()
        return True
    _send_again(keys, wish.state)
    wish.cursor = keys[-1]
    wish.save(update_fields=["cursor"])
    nudge_on_commit(PUSH_WAITING)
    return True


def _send_again(keys: Collection[int], state: str) -> None:
    """Do with these rows what `resend` does with one, where they still stand as they did.

    What is to be withdrawn, and may still be there, is withdrawn again instead.
    """
    failed = LedgerRow.objects.filter(pk__in=listed_keys(keys), state=state)
    in_order(failed).update(payload_hash="", task="")
    lost = [row for row in failed.filter(stream=Stream.JOBS) if may_be_lost(row)]
    for row in lost:
        row.accepted = kept_when_lost(row)
    LedgerRow.objects.bulk_update(lost, ["accepted"])
    # What is decided on anew no longer stands as it did, so each row goes one of these ways.
    withdraw(failed.filter(wanted=LedgerRow.Wanted.ABSENT, may_be_held=True), "")
    requeue(failed)
