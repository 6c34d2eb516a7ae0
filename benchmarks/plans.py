"""What a ledger of ten million rows is asked, statement by statement: each must stand on an index.

The rows are made by INSERT .. SELECT. Then a sender's turn, the filling, the comparing and every
page about LinkedIn run on it, and each statement is explained before it is executed. PostgreSQL
only: it alone chooses by size. A plan that reads the ledger whole, or sorts much, fails the bench.
"""

import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.core.management import call_command
from django.db import connection

from benchmarks.asked_of_ledger import PLACES
from benchmarks.company import connected, migrated
from benchmarks.history import give_everybody_a_history

TABLE = "linkedin_rsc_ledgerrow"
SLICE = 500_000
MAX_SORTED = 10_000
# Most is sent, much is queued, and of every state there is some.
FILL = f"""
INSERT INTO {TABLE}
    (stream, record, candidate, application, job, state, hold, answer, due_at, changed_at,
     held_at_linkedin, may_be_held)
SELECT
    (ARRAY['access_lists', 'assignees', 'jobs', 'candidates', 'members', 'applications', 'stages',
        'candidate_notes', 'application_notes', 'feedback'])[1 + n % 10],
    'r' || n, 'c' || n / 20, 'a' || n / 10, 'j' || n / 1000,
    state, CASE WHEN state = 'held' THEN 'waiting_for_job' ELSE '' END,
    CASE WHEN state IN ('retrying', 'needs_attention') THEN 'No ' || n % 7 ELSE '' END, now(),
    now(), state = 'sent', state = 'sent'
FROM (
    SELECT n, CASE WHEN n / 10 % 10 < 6 THEN 'sent' WHEN n / 10 % 10 < 9 THEN 'queued'
        WHEN n / 10 % 1000 < 950 THEN 'held' WHEN n / 10 % 1000 < 998 THEN 'retrying'
        ELSE 'needs_attention' END AS state
    FROM generate_series(%s, %s) AS n
) AS made
"""


@dataclass
class Plans:
    """Hears every statement on the ledger; `heads` has how often each way was taken, by place."""

    place: str = ""
    heads: dict[tuple[str, str], int] = field(default_factory=dict)
    slowest_ms: dict[tuple[str, str], float] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if TABLE not in sql or not re.match(r"SELECT|UPDATE|WITH|INSERT|DELETE", sql.lstrip()):
            return execute(sql, params, many, context)
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN {sql}", params)
            plan = "\n".join(line for [line] in cursor.fetchall())
        began = time.perf_counter()
        answer = execute(sql, params, many, context)
        self._note(plan, sql, (time.perf_counter() - began) * 1000)
        return answer

    def _note(self, plan: str, sql: str, took_ms: float) -> None:
        key = self.place, head_of(plan)
        self.heads[key] = self.heads.get(key, 0) + 1
        self.slowest_ms[key] = max(self.slowest_ms.get(key, 0), took_ms)
        if f"Seq Scan on {TABLE}" in plan or sorted_rows(plan) > MAX_SORTED:
            self.wrong.append(f"{self.place}\n{sql[:600]}\n{plan}")


def head_of(plan: str) -> str:
    """Name the ways on which the plan comes to rows of the ledger."""
    ways = re.findall(rf"(?:using|Scan on) (ledger_\w+|{TABLE}\w*)", plan)
    names = dict.fromkeys(one.removeprefix(f"{TABLE}_") for one in ways if one != TABLE)
    whole = ["READ WHOLE"] if f"Seq Scan on {TABLE}" in plan else []
    return ", ".join([*whole, *names]) or "another table's rows"


def sorted_rows(plan: str) -> int:
    """Return how many rows the plan believes it must sort, at most."""
    found = re.findall(r"(?:^|-> +)(?:Incremental )?Sort +\(.*?rows=(\d+)", plan, re.MULTILINE)
    return max(map(int, found), default=0)


@contextmanager
def heard() -> Iterator[Plans]:
    plans = Plans()
    with connection.execute_wrapper(plans):
        yield plans


def fill(rows: int) -> None:
    """Make the rows, a slice a transaction, with the triggers that count them."""
    began = time.perf_counter()
    for first in range(1, rows + 1, SLICE):
        with connection.cursor() as cursor:
            cursor.execute(FILL.replace("% 1", "%% 1").replace("% 7", "%% 7"),
                           [first, min(first + SLICE - 1, rows)])  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")
    print(f"plans: {rows:,} rows made in {time.perf_counter() - began:,.0f} s", flush=True)


def main(rows: int) -> None:
    migrated()
    connected()
    call_command("seed_demo", jobs=5, candidates=200, verbosity=0)
    give_everybody_a_history()
    fill(rows)
    with heard() as plans:
        for place, ask in PLACES.items():
            plans.place = place
            ask(rows)
    report(plans, rows)


def report(plans: Plans, rows: int) -> None:
    print(f"\nplans: statements on a ledger of {rows:,} rows, by where they are asked")
    print(f"  {'':22}{'statements':>11}{'slowest, ms':>13}  index")
    for (place, head), number in plans.heads.items():
        print(f"  {place:22}{number:11}{plans.slowest_ms[place, head]:13,.1f}  {head}")
    for place in PLACES.keys() - {place for place, _ in plans.heads}:
        print(f"  {place:22}{0:11}{'':13}  none: counts, quotas and wishes alone")
    print(f"  {sum(plans.heads.values())} statements, {len(plans.wrong)} of them wrong.")
    if plans.wrong:
        sys.exit("\n\n".join(plans.wrong))


if __name__ == "__main__":
    main(int(sys.argv[1]))
