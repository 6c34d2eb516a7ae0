"""What sending costs while LinkedIn takes no more: 10,000 records a minute, of all streams mixed.

One loop looks as a worker's task does: it pushes, and sleeps until the sender wants to look again.
The throttle is parted among the resources, so that a minute brings as much of each. The first
minute's records go at once, so what counts is the time behind it, with waiting and all.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

from django.core.management import call_command

from benchmarks.company import connected, migrated
from benchmarks.costs import backend_pid
from benchmarks.figures import Figure, print_figures, processor_s
from benchmarks.history import give_everybody_a_history
from benchmarks.push import generation, sink
from benchmarks.pushing import fill_stream, lift_throttles, push_all, spent

FIRST = ("access_lists", "assignees", "jobs")
# Members are attached to candidates: both share a throttle.
MIXED = (
    "candidates", "applications", "stages", "candidate_notes", "application_notes", "feedback",
)  # fmt: skip
# Nothing near is looked for again by a beat.
BEAT = timedelta(seconds=10)
MINUTE_S = 62
A_MINUTE = 10_000


def main(seconds: int) -> None:
    with sink() as url:
        os.environ["LINKEDIN_API_URL"] = os.environ["LINKEDIN_WWW_URL"] = url
        migrated()
        connected()
        # Enough of each stream for the first minute and those behind it.
        people = A_MINUTE * (seconds // 60 + 3) // len(MIXED)
        print(f"ceiling: inventing {people:,} candidates", flush=True)
        call_command("seed_demo", jobs=20, candidates=people, verbosity=0)
        give_everybody_a_history()
        send_all_above()
        share_throttle()
        for name in (*MIXED, "members"):
            fill_stream(name)
        keep_sending(MINUTE_S)
        with measured(seconds):
            keep_sending(seconds)


def send_all_above() -> None:
    """Send what all others wait for, LinkedIn's throttle being lifted for that."""
    from linkedin_rsc.leases import resources

    throttles = dict(resources.QUOTAS)
    lift_throttles()
    for name in FIRST:
        fill_stream(name)
        push_all()
    resources.QUOTAS.update(throttles)


def share_throttle() -> None:
    from linkedin_rsc.leases import resources

    for name in MIXED:
        quota = replace(resources.QUOTAS[name], records_a_minute=A_MINUTE // len(MIXED))
        resources.QUOTAS[name] = quota


def spent_by_all() -> tuple[int, int]:
    """Return how many calls and records of the mixed streams were counted today."""
    calls, records = zip(*map(spent, MIXED), strict=True)
    return sum(calls), sum(records)


def keep_sending(seconds: float) -> None:
    """Look whenever the sender wants to, for so long."""
    from linkedin_rsc.ledger import sender

    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        wait = sender.push_waiting()
        time.sleep(min((BEAT if wait is None else wait).total_seconds(), max(left, 0)))


@contextmanager
def measured(seconds: int) -> Iterator[None]:
    backend = backend_pid()
    assert backend
    began = time.monotonic(), time.process_time(), processor_s(backend), spent_by_all()
    yield
    took_s, (calls, records) = time.monotonic() - began[0], spent_by_all()
    calls, records = calls - began[3][0], records - began[3][1]
    python = (time.process_time() - began[1]) / took_s * 100
    database = (processor_s(backend) - began[2]) / took_s * 100
    pace = records / took_s * 60
    print_figures(
        f"ceiling ({generation()}): {records:,} records in {took_s:,.0f} s and {calls:,} calls",
        [
            Figure("records a minute", pace, A_MINUTE, "1/min", at_least=0.9),
            Figure("worker, of a core", python, 6, "%", ours_at_most=6),
            Figure("PostgreSQL, of a core", database, 5, "%", ours_at_most=5),
        ],
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))
