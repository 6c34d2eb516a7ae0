"""Pushing in tests as worker and beat would, without their waits."""

from datetime import timedelta

import time_machine
from django.utils import timezone

from applications.lifecycle.undoing import UNDO_WINDOW
from linkedin_rsc.connection.changes import want_filled_ledger
from linkedin_rsc.leases import clock
from linkedin_rsc.ledger import fill as filling
from linkedin_rsc.ledger import sender
from linkedin_rsc.ledger.claim import Claims
from linkedin_rsc.models import LedgerRow, Stream
from linkedin_rsc.streams.row import Row
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory


def look() -> timedelta | None:
    """Send what is due by now; return after how long to look again."""
    return sender.push_waiting()


def fill() -> None:
    """Fill the ledger as if a switch had just been turned."""
    want_filled_ledger()
    fill_as_wanted()


def fill_as_wanted() -> None:
    """Do what waits to be done in the background."""
    while filling.fill_as_wanted() is not None:
        pass


def take(stream: str, limit: int = 100) -> list[Row]:
    """Claim what is due of a stream, as its sender does."""
    return Claims(stream).take(clock.now(), limit, epoch=1)


def due_now(**which: object) -> None:
    """Let the time come for what waits."""
    LedgerRow.objects.filter(**which).update(due_at=timezone.now())


def push() -> None:
    """Push until nothing is due: a job needs a submit, a poll, and perhaps a second operation.

    The clock stands still, so that no retry falls due meanwhile, however slow the machine is. What
    waits until it can no longer be undone is due by then.
    """
    undoable = LedgerRow.objects.filter(state=LedgerRow.State.QUEUED, due_at__gt=timezone.now())
    wait = UNDO_WINDOW if undoable.exists() else timedelta()
    with time_machine.travel(timezone.now() + wait, tick=False):
        for _ in range(4):
            due_now(state=LedgerRow.State.IN_FLIGHT)
            look()
            fill_as_wanted()


def waits(record: str, times: int) -> list[float]:
    """Push so often, each time the moment the record is due; return the seconds in between."""
    found = []
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _ in range(times):
            look()
            due_at = LedgerRow.objects.get(record=record).due_at
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
    fill()
    return found


def states(stream: Stream) -> list[str]:
    return list(LedgerRow.objects.filter(stream=stream).order_by("id").values_list("state", flat=1))


def row_of(stream: str, record: str) -> LedgerRow:
    return LedgerRow.objects.get(stream=stream, record=record)
