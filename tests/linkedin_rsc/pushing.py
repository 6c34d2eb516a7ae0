"""Pushing in tests as worker and beat would, without their waits."""

import time_machine
from django.utils import timezone

from linkedin_rsc.models import LedgerRow, Stream
from linkedin_rsc.push import first_sync, sender
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory


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


def applicants(count: int, **fields: object) -> list:
    job = JobFactory(active=True)
    found = []
    for number in range(count):
        candidate = CandidateFactory(email=f"person{number}@example.org", **fields)
        application = ApplicationFactory(candidate=candidate, job=job, at="Screen")
        application.stage_changes.create(
            to_stage=application.stage, label="Screen", changed_at=application.created_at
        )
        found.append(application)
    first_sync.fill_ledger()
    return found


def states(stream: Stream) -> list[str]:
    return list(LedgerRow.objects.filter(stream=stream).order_by("id").values_list("state", flat=1))


def row_of(stream: str, record: str) -> LedgerRow:
    return LedgerRow.objects.get(stream=stream, record=record)
