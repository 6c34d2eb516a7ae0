"""Pushing in tests as worker and beat would, without their waits."""

import time_machine
from django.utils import timezone

from linkedin_rsc.models import LedgerRow
from linkedin_rsc.push import sender


def push() -> None:
    """Push until nothing is due: a job needs a submit, a poll, and perhaps a second operation.

    The clock stands still, so that no retry falls due meanwhile, however slow the machine is.
    """
    with time_machine.travel(timezone.now(), tick=False):
        for _ in range(4):
            in_flight = LedgerRow.objects.filter(state=LedgerRow.State.IN_FLIGHT)
            in_flight.update(not_before=timezone.now())
            sender.push_waiting()


def waits(record: str, times: int) -> list[float]:
    """Push so often, each time the moment the record is due; return the seconds in between."""
    found = []
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _ in range(times):
            sender.push_waiting()
            due_at = LedgerRow.objects.get(record=record).not_before
            found.append((due_at - timezone.now()).total_seconds())
            clock.move_to(due_at)
    return found
