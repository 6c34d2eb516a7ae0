"""The InMails of a seat: asked for slice by slice, read and stored, beside a bare loop.

The floor fetches the same pages by one `requests.Session` and stores each element's JSON, one
INSERT a page. It runs before and after Tandem; its mean counts.
"""

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from math import inf
from typing import Any

import requests
from django.db import connection
from django.utils import timezone

from benchmarks.company import connected, migrated
from benchmarks.costs import Costs, measuring
from benchmarks.figures import Figure, print_figures, resident_mb
from benchmarks.mailbox import A_SLICE

FLOOR = "benchmarks_inmail"
PAGE = 100
# Reading the memory costs a quarter of what a page does: it gives the processor away and waits.
PAGES_A_LOOK = 20
SEAT = "77120"


@dataclass
class Watch:
    """Follows statements, time and memory from page to page, seen by how a page is stored."""

    statements: int = 0
    per_page: list[int] = field(default_factory=list)
    at_s: list[float] = field(default_factory=list)
    memory_mb: list[float] = field(default_factory=list)

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.statements += 1
        if "INSERT INTO linkedin_rsc_inmail" in sql:
            self.per_page.append(self.statements)
            self.at_s.append(time.perf_counter())
            if len(self.at_s) % PAGES_A_LOOK == 1:
                self.memory_mb.append(resident_mb())
            self.statements = 0
        return execute(sql, params, many, context)


def main(events: int) -> None:
    slices = max(events // A_SLICE, 2)
    with mailbox() as url:
        # Before Django reads its settings.
        os.environ["LINKEDIN_API_URL"] = os.environ["LINKEDIN_WWW_URL"] = url
        migrated()
        connected()
        with_a_seat(slices)
        print(f"pull: {slices * A_SLICE:,} InMails", flush=True)
        before = floor(url, slices)
        watch = Watch()
        ours = pull_all(watch)
        after = floor(url, slices)
    report(ours, [before, after], watch)


@contextlib.contextmanager
def mailbox() -> Iterator[str]:
    command = [sys.executable, "-m", "benchmarks.mailbox"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.terminate()


def with_a_seat(slices: int) -> None:
    """Store a contract that may be asked, its seat, and the question about its InMails."""
    from linkedin_rsc.models import Connection, Integration, Pull, Seat

    company, now = Connection.objects.get(), timezone.now()
    contract = company.contracts.create(contract_id="550017")
    Integration.objects.create(
        connection=company, type="CSA_API", context=contract.urn, status="ENABLED"
    )
    seat = Seat.objects.create(contract=contract, seat_id=SEAT, state="ACTIVE", seen_at=now)
    # Half a day each; the horizon is counted from when the question was first there.
    begun_at = now - timedelta(hours=12 * slices) + timedelta(days=company.pull_back_days)
    Pull.objects.create(
        kind="inmails", contract=contract, seat=seat, epoch=1, begun_at=begun_at, next_at=now
    )


def pull_all(watch: Watch) -> Costs:
    """Ask until nothing is left to ask."""
    from linkedin_rsc.leases.quota import Quota
    from linkedin_rsc.models import InMail
    from linkedin_rsc.pull import pace, puller

    # The bench measures our own work: LinkedIn's throttle would hide it.
    pace.OF_A_SEAT = Quota(inf, inf)
    with measuring() as taken, connection.execute_wrapper(watch):
        while puller.pull_due(kinds=["inmails"]) is not None:
            pass
    return Costs(InMail.objects.count(), *taken)


def floor(url: str, slices: int) -> Costs:
    """Fetch every page and store its elements as they are."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {FLOOR}")
        kind = "jsonb" if connection.vendor == "postgresql" else "text"
        key = "bigserial" if connection.vendor == "postgresql" else "integer"
        cursor.execute(f"CREATE TABLE {FLOOR} (id {key} PRIMARY KEY, raw {kind} NOT NULL)")
    with measuring() as taken, requests.Session() as session:
        session.trust_env = False
        pages = [(part, start) for part in range(slices) for start in range(0, A_SLICE + 1, PAGE)]
        stored = sum(_stored_page(session, url, part, start) for part, start in pages)
    return Costs(stored, *taken)


def _stored_page(session: requests.Session, url: str, part: int, start: int) -> int:
    window = {"timeRange.start": part * 1_000 + 1, "timeRange.end": part * 1_000 + 1_001}
    query: dict[str, Any] = {"q": "criteria", "viewer": f"urn:li:seat:{SEAT}"}
    window |= {"start": start, "count": PAGE}
    answer = session.get(f"{url}/v2/conversationEvents", params={**query, **window}, timeout=60)
    raws = [json.dumps(element) for element in answer.json()["elements"]]
    if raws:
        values = ", ".join(["(%s)"] * len(raws))
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {FLOOR} (raw) VALUES {values}", raws)
    return len(raws)


def report(ours: Costs, floors: list[Costs], watch: Watch) -> None:
    rounds = watch.per_page[1:] or [0]
    tenth = max(len(watch.at_s) // 10, 2)
    first, last = _pace(watch.at_s[:tenth]), _pace(watch.at_s[-tenth:])
    looks = max(len(watch.memory_mb) // 10, 1)
    early, late = max(watch.memory_mb[:looks]), max(watch.memory_mb[-looks:])
    print_figures(
        f"pull: {ours.records:,} InMails in pages of {PAGE} ({connection.vendor})",
        [
            Figure("throughput", ours.per_s, _mean([one.per_s for one in floors]), "1/s",
                   at_least=0.8),
            Figure("Python an InMail", ours.python_us, _mean([one.python_us for one in floors]),
                   "µs",
                   ours_at_most=inf),
            Figure("last tenth/first", last, first, "1/s", at_least=0.9),
            Figure("memory, end/begin", late, early, "MB", at_most=1.1),
        ],
        remarks=[f"Statements for each page: {min(rounds)} to {max(rounds)} (aim: constant)."],
    )  # fmt: skip


def _pace(at_s: list[float]) -> float:
    return (len(at_s) - 1) * PAGE / (at_s[-1] - at_s[0]) if len(at_s) > 1 else 1.0


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)


if __name__ == "__main__":
    main(int(sys.argv[1]))
