"""The first sync: the ledger filled for everybody, beside a bare INSERT .. SELECT of its rows.

The floor selects the same records into a table that is like the ledger but for its triggers, one
statement a stream. Then the ledger is filled once more, when all is there.
"""

import sys
import time
from collections.abc import Callable
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction

from benchmarks.company import connected, migrated
from benchmarks.costs import Watch
from benchmarks.figures import Figure, print_figures, resident_mb
from benchmarks.history import give_everybody_a_history

FLOOR, FILLED = "benchmarks_ledger", "linkedin_rsc_ledgerrow"


def main(candidates: int, has_history: bool) -> None:
    migrated()
    connected()
    print(f"sync: inventing {candidates:,} candidates", flush=True)
    call_command("seed_demo", jobs=max(candidates // 100, 5), candidates=candidates, verbosity=0)
    if has_history:
        give_everybody_a_history()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    floor_s = took_s(fill_floor)
    before_mb = resident_mb()
    watch = Watch(seen_by=f"INSERT INTO {FILLED}")
    with connection.execute_wrapper(watch):
        ours_s = took_s(fill)
    again_s = took_s(fill)
    report(floor_s, ours_s, again_s, before_mb, watch)


def took_s(act: Callable[[], None]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def fill() -> None:
    """Fill the ledger as a switch of the connection has it filled."""
    from linkedin_rsc.connection.changes import want_filled_ledger
    from linkedin_rsc.ledger.fill import fill_as_wanted

    want_filled_ledger()
    while fill_as_wanted():
        pass


def fill_floor() -> None:
    from linkedin_rsc.ledger import everything
    from linkedin_rsc.models import LedgerRow
    from linkedin_rsc.streams import IN_ORDER
    from linkedin_rsc.streams.sharing import Sharing

    sharing = Sharing.current()
    make_like(LedgerRow._meta.db_table)
    with transaction.atomic(), connection.cursor() as cursor:
        for stream in IN_ORDER:
            statement, parameters = everything.insertion(
                stream, sharing, stream.everything(sharing), table=FLOOR
            )
            cursor.execute(statement, parameters)


def make_like(table: str) -> None:
    """Make an empty table with the same columns and indexes."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"CREATE TABLE {FLOOR} (LIKE {table} INCLUDING ALL)")
            return
        cursor.execute(
            "SELECT sql FROM sqlite_master WHERE tbl_name = %s AND type <> 'trigger'"
            " AND sql IS NOT NULL ORDER BY type DESC",
            [table],
        )
        for [sql] in cursor.fetchall():
            cursor.execute(like(sql, table))


def like(sql: str, table: str) -> str:
    """Rename the table and its indexes in a statement that made them."""
    renamed = sql.replace(table, FLOOR)
    return renamed.replace('INDEX "', f'INDEX "{FLOOR}_').replace("%", "%%")


def report(floor_s: float, ours_s: float, again_s: float, before_mb: float, watch: Watch) -> None:
    from linkedin_rsc.models import LedgerCount, LedgerRow

    counted = LedgerCount.objects.by_place(LedgerRow.State.values)
    rows = LedgerRow.objects.count()
    aims: dict[str, Any] = {"ours_at_most": 10.0}
    print_figures(
        f"sync: {rows:,} rows of the ledger ({connection.vendor})",
        [
            Figure("filled in", ours_s, floor_s, "s", at_most=3.0),
            Figure("filled in (100,000)", ours_s, floor_s, "s", **aims),
            Figure("again", again_s, floor_s, "s", ours_at_most=3.0),
            Figure("memory, end/begin", resident_mb(), before_mb, "MB", at_most=1.1),
        ],
        remarks=[
            f"{sum(counted.values()):,} of {rows:,} rows are counted.",
            f"Statements of each of {len(watch.per_batch):,} slices: {watch.statements_a_batch}.",
        ],
    )


if __name__ == "__main__":
    main(int(sys.argv[1]), "history" in sys.argv)
