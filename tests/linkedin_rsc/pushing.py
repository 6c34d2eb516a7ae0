"""Pushing in tests as worker and beat would, without their waits."""

from django.utils import timezone

from linkedin_rsc.models import LedgerRow
from linkedin_rsc.push import sender


def push() -> None:
    """Push until nothing is due: a job needs a submit, a poll, and perhaps a second operation."""
    for _ in range(4):
        LedgerRow.objects.filter(state=LedgerRow.State.IN_FLIGHT).update(not_before=timezone.now())
        sender.push_waiting()
