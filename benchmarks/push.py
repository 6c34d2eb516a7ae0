"""The candidates stream: ledger, prospect rule, words and sender, beside a bare sending loop.

The floor loads the same people, writes them with `json.dumps`, sends them by one `requests.Session`
to the same sink and writes one UPDATE a batch. It runs before and after Tandem; its mean counts.
"""

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import cycle, islice
from math import inf
from random import Random
from typing import Any

import requests
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from benchmarks.company import connected, migrated
from benchmarks.figures import Figure, print_figures, processor_s, resident_mb

BATCH = 100
FLOOR_SECONDS = 4.0
AIMS = {"postgresql": 0.45, "sqlite": 0.25}


@dataclass(frozen=True)
class Costs:
    """What so many records took: seconds, and seconds of processor here and in the database."""

    records: int
    took_s: float
    python_s: float
    database_s: float

    @property
    def per_s(self) -> float:
        return self.records / self.took_s

    @property
    def python_us(self) -> float:
        return self.python_s / self.records * 1e6

    @property
    def database_us(self) -> float:
        return self.database_s / self.records * 1e6


@dataclass
class Watch:
    """Follows statements, time and memory from batch to batch, seen by how a batch is settled."""

    statements: int = 0
    per_batch: list[int] = field(default_factory=list)
    at_s: list[float] = field(default_factory=list)
    memory_mb: list[float] = field(default_factory=list)

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.statements += 1
        if "settled.claimed_at" in sql:
            self.per_batch.append(self.statements)
            self.at_s.append(time.perf_counter())
            self.memory_mb.append(resident_mb())
            self.statements = 0
        return execute(sql, params, many, context)


def main(candidates: int) -> None:
    with sink() as url:
        # Before Django reads its settings.
        os.environ["LINKEDIN_API_URL"] = os.environ["LINKEDIN_WWW_URL"] = url
        migrated()
        connected()
        print(f"push: inventing {candidates:,} candidates", flush=True)
        # Five jobs, none of them confidential: everybody with an address may go.
        call_command("seed_demo", jobs=5, candidates=candidates, verbosity=0)
        queued = queue_candidates()
        before = floor(url)
        watch = Watch()
        ours = push_all(watch, queued)
        after = floor(url)
    report(ours, [before, after], watch)


@contextlib.contextmanager
def sink() -> Iterator[str]:
    command = [sys.executable, "-m", "benchmarks.sink"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.terminate()


def queue_candidates() -> int:
    """Queue every candidate that may go; return how many."""
    from candidates.models import Candidate
    from linkedin_rsc.models import LedgerRow, Stream

    people = Candidate.objects.filter(is_private=False, emails__isnull=False)
    waiting = people.order_by("id").values_list("public_id", flat=True).iterator()
    while some := list(islice(waiting, 1_000)):
        LedgerRow.objects.bulk_create(
            LedgerRow(stream=Stream.CANDIDATES, record=one, candidate=one) for one in some
        )
    analyze()
    return LedgerRow.objects.count()


def analyze() -> None:
    """Let the database know what it holds, as its own housekeeping would by and by."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def floor(url: str) -> Costs:
    """Send batches from all over the table for some seconds, so that none is warm already."""
    from linkedin_rsc.models import LedgerRow

    rows = list(LedgerRow.objects.order_by("id").values_list("pk", "record"))
    batches = [dict(rows[start : start + BATCH]) for start in range(0, len(rows), BATCH)]
    Random(1).shuffle(batches)
    headers = {"Authorization": "Bearer benchmark", "Content-Type": "application/json"}
    sent = 0
    with measuring() as taken, requests.Session() as session:
        began = time.perf_counter()
        for batch in cycle(batches):
            body = json.dumps({"entities": loaded(batch)})
            session.put(f"{url}/v2/atsCandidates", body, headers=headers).json()
            LedgerRow.objects.filter(pk__in=batch).update(sent_at=timezone.now())
            sent += len(batch)
            if time.perf_counter() - began > FLOOR_SECONDS:
                break
    return Costs(sent, *taken)


def loaded(batch: Mapping[int, str]) -> dict[str, Any]:
    """Load the people of a batch, by keys as LinkedIn has them."""
    from linkedin_rsc.client.resources.candidates import CANDIDATES
    from linkedin_rsc.streams import candidates
    from linkedin_rsc.streams.sharing import Sharing

    sharing = Sharing.current()
    people = candidates.load(list(batch.values()))
    keys = CANDIDATES.keys(sharing.organization, people)
    return {key: candidates.tell(people[record]) for key, record in keys.items()}


def push_all(watch: Watch, queued: int) -> Costs:
    """Run the sender until nothing is due."""
    from linkedin_rsc.leases import resources
    from linkedin_rsc.leases.quota import Quota
    from linkedin_rsc.ledger import sender

    # The bench measures our own work: LinkedIn's throttle would hide it.
    resources.QUOTAS.update(dict.fromkeys(resources.QUOTAS, Quota(inf, inf)))
    with measuring() as taken, connection.execute_wrapper(watch):
        while sender.push_waiting() == sender.AT_ONCE:
            pass
    return Costs(queued, *taken)


@contextlib.contextmanager
def measuring() -> Iterator[list[float]]:
    """Give what the block took: seconds, and those of the processor, here and in the database."""
    taken: list[float] = []
    backend = backend_pid()
    before = time.perf_counter(), time.process_time(), processor_s(backend) if backend else 0
    yield taken
    after = time.perf_counter(), time.process_time(), processor_s(backend) if backend else 0
    taken += [end - begin for begin, end in zip(before, after, strict=True)]


def backend_pid() -> int | None:
    """Return the process of PostgreSQL that serves this one; SQLite works in this one itself."""
    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def report(ours: Costs, floors: list[Costs], watch: Watch) -> None:
    from linkedin_rsc.models import LedgerRow

    sent = LedgerRow.objects.filter(state=LedgerRow.State.SENT).count()
    # The first batch also carries what is done once; every twentieth has the lease taken anew.
    rounds = watch.per_batch[1:] or [0]
    tenth = max(len(watch.at_s) // 10, 2)
    first, last = pace(watch.at_s[:tenth]), pace(watch.at_s[-tenth:])
    early, late = max(watch.memory_mb[:tenth]), max(watch.memory_mb[-tenth:])
    is_postgresql = connection.vendor == "postgresql"
    figures = [
        Figure("throughput", ours.per_s, mean(one.per_s for one in floors), "1/s",
               at_least=AIMS[connection.vendor]),
        Figure("Python a record", ours.python_us, mean(one.python_us for one in floors), "µs",
               ours_at_most=160 if is_postgresql else inf),
        Figure("last tenth/first", last, first, "1/s", at_least=0.9),
        Figure("memory, end/begin", late, early, "MB", at_most=1.1),
    ]  # fmt: skip
    if is_postgresql:
        database = mean(one.database_us for one in floors)
        aim = Figure("PostgreSQL a record", ours.database_us, database, "µs", ours_at_most=140)
        figures.insert(2, aim)
    print_figures(
        f"push: {ours.records:,} candidates in batches of {BATCH} ({connection.vendor})",
        figures,
        remarks=[
            f"{sent:,} of {ours.records:,} records are sent.",
            f"Statements for each batch: {min(rounds)} to {max(rounds)} (aim: constant).",
        ],
    )


def pace(at_s: list[float]) -> float:
    return (len(at_s) - 1) * BATCH / (at_s[-1] - at_s[0]) if len(at_s) > 1 else 1.0


def mean(values: Iterator[float]) -> float:
    found = list(values)
    return sum(found) / len(found)


if __name__ == "__main__":
    main(int(sys.argv[1]))
