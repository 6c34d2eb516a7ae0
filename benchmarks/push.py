"""The candidates stream: ledger, eligibility, payloads and sender, beside a bare sending loop.

The floor sends the same batches, already loaded, with `json.dumps` and one `requests.Session` to
the same sink. It runs before and after Tandem, and its mean counts.
"""

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from math import inf
from typing import Any

import requests
from django.core.management import call_command
from django.db import connection

from benchmarks.company import connected, migrated
from benchmarks.figures import Figure, print_figures, resident_mb

BATCH = 100
# So many batches are kept in memory for the floor, which sends them over and over.
FLOOR_BATCHES = 20
FLOOR_SECONDS = 3.0


@dataclass
class Watch:
    """Counts the queries of each batch and follows the memory."""

    queries: int = 0
    per_batch: list[int] = field(default_factory=list)
    memory_mb: list[float] = field(default_factory=list)

    def count(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.queries += 1
        return execute(sql, params, many, context)

    def batch_begins(self) -> None:
        self.per_batch.append(self.queries)
        self.queries = 0
        self.memory_mb.append(resident_mb())


def main(candidates: int) -> None:
    with sink() as url:
        # Before Django reads its settings.
        os.environ["LINKEDIN_API_URL"] = os.environ["LINKEDIN_WWW_URL"] = url
        migrated()
        connected()
        print(f"push: inventing {candidates:,} candidates", flush=True)
        # Five jobs, none of them confidential: everybody with an address may go.
        call_command("seed_demo", jobs=5, candidates=candidates, verbosity=0)
        queued = fill_ledger()
        batches = loaded_batches()
        before = floor_per_s(url, batches)
        watch = Watch()
        took_s = push_all(watch)
        after = floor_per_s(url, batches)
    report(queued, took_s, (before + after) / 2, watch)


@contextlib.contextmanager
def sink() -> Iterator[str]:
    command = [sys.executable, "-m", "benchmarks.sink"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.terminate()


def fill_ledger() -> int:
    """Queue every candidate that may go; return how many."""
    from candidates.models import Candidate
    from linkedin_rsc.models import LedgerRow, Stream

    ids = (
        Candidate.objects.filter(is_private=False, emails__isnull=False)
        .order_by("id")
        .values_list("public_id", flat=True)
    )
    waiting = ids.iterator()
    while some := list(islice(waiting, 1_000)):
        LedgerRow.objects.bulk_create(
            LedgerRow(stream=Stream.CANDIDATES, record=one, candidate=one) for one in some
        )
    return LedgerRow.objects.count()


def loaded_batches() -> list[dict[str, dict[str, Any]]]:
    """Return the first batches as the sender words them, by LinkedIn's keys."""
    from linkedin_rsc.client.resources.candidates import CANDIDATES
    from linkedin_rsc.models import LedgerRow, Stream
    from linkedin_rsc.push.eligibility import Sharing
    from linkedin_rsc.push.streams import RULES

    rules, sharing = RULES[Stream.CANDIDATES], Sharing.current()
    queued = LedgerRow.objects.order_by("id").values_list("record", flat=True)
    ids = list(queued[: BATCH * FLOOR_BATCHES])
    batches = []
    for start in range(0, len(ids), BATCH):
        records = rules.load(ids[start : start + BATCH])
        keys = CANDIDATES.keys(sharing.organization, records)
        batches.append({key: rules.fields(records[one], sharing) for key, one in keys.items()})
    return batches


def floor_per_s(url: str, batches: list[dict[str, dict[str, Any]]]) -> float:
    """Send the batches over and over for some seconds; return records a second."""
    sent, began = 0, time.perf_counter()
    headers = {"Authorization": "Bearer benchmark", "Content-Type": "application/json"}
    with requests.Session() as session:
        while time.perf_counter() - began < FLOOR_SECONDS:
            for batch in batches:
                body = json.dumps({"entities": batch})
                session.put(f"{url}/v2/atsCandidates", body, headers=headers).json()
                sent += len(batch)
    return sent / (time.perf_counter() - began)


def push_all(watch: Watch) -> float:
    """Run the sender until nothing is due; return how many seconds it took."""
    from linkedin_rsc.leases import resources
    from linkedin_rsc.leases.quota import Quota
    from linkedin_rsc.push import sender, streams

    # The bench measures our own work: LinkedIn's throttle would hide it.
    resources.QUOTAS.update(dict.fromkeys(resources.QUOTAS, Quota(inf, inf)))
    deliver = streams.deliver

    def watched(batch: streams.Batch) -> None:
        watch.batch_begins()
        deliver(batch)

    streams.deliver = watched
    began = time.perf_counter()
    with connection.execute_wrapper(watch.count):
        sender.push_waiting()
    took_s = time.perf_counter() - began
    streams.deliver = deliver
    return took_s


def report(queued: int, took_s: float, floor: float, watch: Watch) -> None:
    from linkedin_rsc.models import LedgerRow

    sent = LedgerRow.objects.filter(state=LedgerRow.State.SENT).count()
    # The first batch also carries what is done once; between batches lies exactly one round.
    rounds = watch.per_batch[1:] or [0]
    tenth = max(len(watch.memory_mb) // 10, 1)
    early, late = max(watch.memory_mb[:tenth]), max(watch.memory_mb[-tenth:])
    print_figures(
        f"push: {queued:,} candidates in batches of {BATCH} ({connection.vendor})",
        [
            Figure("throughput", sent / took_s, floor, "1/s", at_least=0.6),
            Figure("memory, end/begin", late, early, "MB", at_most=1.1),
        ],
        remarks=[
            f"{sent:,} of {queued:,} records are sent.",
            f"Queries for each batch: {min(rounds)} to {max(rounds)} (aim: constant).",
        ],
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))
