"""Filling and pushing one stream at a time, so that each shows what it takes by itself."""

from dataclasses import dataclass
from math import inf

from django.db import connection
from django.utils import timezone

from benchmarks.costs import Costs, Watch, measuring


@dataclass(frozen=True)
class Pushed:
    """One stream, pushed whole; `called` is how many records its calls carried."""

    stream: str
    costs: Costs
    calls: int
    called: int
    watch: Watch


def lift_throttles() -> None:
    """A bench measures our own work: LinkedIn's throttle would hide it."""
    from linkedin_rsc.leases import resources
    from linkedin_rsc.leases.quota import Quota

    resources.QUOTAS.update(dict.fromkeys(resources.QUOTAS, Quota(inf, inf)))


def fill_stream(name: str) -> None:
    """Queue all records of a stream, as the first sync does."""
    from linkedin_rsc.ledger import everything
    from linkedin_rsc.ledger.fill import RECORDS_A_SLICE
    from linkedin_rsc.streams import BY_NAME
    from linkedin_rsc.streams.sharing import Sharing

    cursor: int | None = 0
    while cursor is not None:
        cursor = everything.insert_slice(
            BY_NAME[name], Sharing.current(), cursor, RECORDS_A_SLICE
        ).last
    # Let the database know what it holds, as its own housekeeping would by and by.
    with connection.cursor() as cursor_of_database:
        cursor_of_database.execute("ANALYZE")


def push_stream(name: str) -> Pushed:
    """Run the sender until nothing of the stream waits; jobs are asked about once more."""
    from linkedin_rsc.models import LedgerRow

    calls, called = spent(name)
    watch = Watch()
    with measuring() as taken, connection.execute_wrapper(watch):
        for _ in range(2):
            push_all()
            rows = LedgerRow.objects.filter(stream=name, state=LedgerRow.State.IN_FLIGHT)
            if not rows.update(due_at=timezone.now()):
                break
    sent = LedgerRow.objects.filter(stream=name, state=LedgerRow.State.SENT).count()
    if not sent:
        raise RuntimeError(f"Nothing of {name} was sent.")
    now = spent(name)
    return Pushed(name, Costs(sent, *taken), now[0] - calls, now[1] - called, watch)


def push_all() -> None:
    """Run the sender until nothing is due."""
    from linkedin_rsc.ledger import sender

    while sender.push_waiting() == sender.AT_ONCE:
        pass


def spent(name: str) -> tuple[int, int]:
    """Return how many calls and records the stream's quota has counted today."""
    from linkedin_rsc.leases.resources import resource_of
    from linkedin_rsc.models import StreamLease

    row = StreamLease.objects.filter(stream=resource_of(name)).first()
    return (row.spent["calls"], row.spent["records"]) if row and row.spent else (0, 0)
