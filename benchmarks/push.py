"""The candidates stream: ledger, prospect rule, words and sender, beside a bare sending loop.

The floor loads the same people, writes them with `json.dumps`, sends them by one `requests.Session`
to the same sink and writes one UPDATE a batch. It runs before and after Tandem; its mean counts.
"""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from math import inf

from django.core.management import call_command
from django.db import connection

from benchmarks.bare_loop import BATCH, floor
from benchmarks.company import connected, migrated
from benchmarks.costs import Costs, Watch, measuring
from benchmarks.figures import Figure, print_figures

AIMS = {"postgresql": 0.45, "sqlite": 0.25}


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


def report(ours: Costs, floors: list[Costs], watch: Watch) -> None:
    from linkedin_rsc.models import LedgerRow

    sent = LedgerRow.objects.filter(state=LedgerRow.State.SENT).count()
    # The first batch also carries what is done once; every twentieth has the lease taken anew.
    rounds = watch.per_batch[1:] or [0]
    print_figures(
        f"push: {ours.records:,} candidates in batches of {BATCH} ({connection.vendor})",
        [*costs(ours, floors), *steadiness(watch)],
        remarks=[
            f"{sent:,} of {ours.records:,} records are sent.",
            f"Statements for each batch: {min(rounds)} to {max(rounds)} (aim: constant).",
        ],
    )


def costs(ours: Costs, floors: list[Costs]) -> list[Figure]:
    is_postgresql = connection.vendor == "postgresql"
    python_us = mean(one.python_us for one in floors)
    figures = [
        Figure("throughput", ours.per_s, mean(one.per_s for one in floors), "1/s",
               at_least=AIMS[connection.vendor]),
        Figure("Python a record", ours.python_us, python_us, "µs",
               ours_at_most=160 if is_postgresql else inf),
    ]  # fmt: skip
    if is_postgresql:
        database_us = mean(one.database_us for one in floors)
        name = "PostgreSQL a record"
        figures.append(Figure(name, ours.database_us, database_us, "µs", ours_at_most=140))
    return figures


def steadiness(watch: Watch) -> list[Figure]:
    """Compare the last tenth of the batches with the first."""
    tenth = max(len(watch.at_s) // 10, 2)
    first, last = pace(watch.at_s[:tenth]), pace(watch.at_s[-tenth:])
    early, late = max(watch.memory_mb[:tenth]), max(watch.memory_mb[-tenth:])
    return [
        Figure("last tenth/first", last, first, "1/s", at_least=0.9),
        Figure("memory, end/begin", late, early, "MB", at_most=1.1),
    ]


def pace(at_s: list[float]) -> float:
    return (len(at_s) - 1) * BATCH / (at_s[-1] - at_s[0]) if len(at_s) > 1 else 1.0


def mean(values: Iterator[float]) -> float:
    found = list(values)
    return sum(found) / len(found)


if __name__ == "__main__":
    main(int(sys.argv[1]))
