"""Every stream from ledger to LinkedIn, one after the other; candidates beside a bare sending loop.

The floor loads the same people, writes them with `json.dumps`, sends them by one `requests.Session`
to the same sink and writes one UPDATE a batch. It runs before and after Tandem; its mean counts.
What the others take shows by itself: calls, statements, processor and memory, first and last tenth.
"""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from math import inf

from django.core.management import call_command
from django.db import connection

from benchmarks.bare_loop import floor
from benchmarks.company import connected, migrated
from benchmarks.costs import Costs
from benchmarks.figures import Figure, print_figures
from benchmarks.history import give_everybody_a_history
from benchmarks.pushing import Pushed, fill_stream, lift_throttles, push_stream

AIMS = {"postgresql": 0.45, "sqlite": 0.25}
HEADS = (
    "records", "calls", "a call", "statements a batch", "Python µs", "database µs",
    "last/first", "MB",
)  # fmt: skip


def main(candidates: int) -> None:
    with sink() as url:
        # Before Django reads its settings.
        os.environ["LINKEDIN_API_URL"] = os.environ["LINKEDIN_WWW_URL"] = url
        migrated()
        connected()
        print(f"push: inventing {candidates:,} candidates and all below them", flush=True)
        call_command("seed_demo", jobs=max(candidates // 20, 5), candidates=candidates, verbosity=0)
        give_everybody_a_history()
        lift_throttles()
        print_heads()
        for stream in in_order():
            push_one(stream, url)


def in_order() -> Iterator[str]:
    """Return all streams but resumes: each is a file and calls of its own, whatever we do."""
    from linkedin_rsc.models import Stream
    from linkedin_rsc.streams import IN_ORDER

    yield from (one.NAME for one in IN_ORDER if one.NAME != Stream.ATTACHMENTS)


def push_one(stream: str, url: str) -> None:
    """Push one stream, and see for candidates what the bare loop takes, before and after."""
    fill_stream(stream)
    floors = [floor(url)] if stream == "candidates" else []
    pushed = push_stream(stream)
    print_row(pushed)
    if floors:
        report(pushed, [*floors, floor(url)])


@contextlib.contextmanager
def sink() -> Iterator[str]:
    command = [sys.executable, "-m", "benchmarks.sink"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.terminate()


def generation() -> str:
    """Name the generation of LinkedIn's API that is spoken."""
    return os.environ["LINKEDIN_API_VERSION"] or "v2"


def print_heads() -> None:
    print(f"\npush ({connection.vendor}, {generation()})")
    print(f"{'':18}" + "".join(f"{head:>20}" for head in HEADS), flush=True)


def print_row(pushed: Pushed) -> None:
    watch, calls = pushed.watch, max(pushed.calls, 1)
    cells = (
        f"{pushed.costs.records:,}",
        f"{pushed.calls:,}",
        f"{pushed.called / calls:,.1f}",
        watch.statements_a_batch,
        f"{pushed.costs.python_us:,.0f}",
        f"{pushed.costs.database_us:,.0f}",
        f"{watch.late_to_early:.2f}",
        "/".join(f"{one:.0f}" for one in watch.memory_at_begin_middle_end),
    )
    print(f"  {pushed.stream:16}" + "".join(f"{cell:>20}" for cell in cells), flush=True)


def report(pushed: Pushed, floors: list[Costs]) -> None:
    from linkedin_rsc.models import LedgerRow

    may_go = LedgerRow.objects.filter(stream=pushed.stream).exclude(state=LedgerRow.State.HELD)
    print_figures(
        f"push: {pushed.costs.records:,} candidates ({connection.vendor})",
        [*costs(pushed.costs, floors), *pushed.watch.steadiness()],
        remarks=[f"{pushed.costs.records:,} of {may_go.count():,} records are sent."],
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


def mean(values: Iterator[float]) -> float:
    found = list(values)
    return sum(found) / len(found)


if __name__ == "__main__":
    main(int(sys.argv[1]))
