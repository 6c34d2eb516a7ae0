"""Every page and API list in a small company and in a large one: nothing may grow with it.

    make bench BENCHES=pages                       10,000 and 100,000 people, on both databases
    python -m benchmarks pages --people 1000000 --database PostgreSQL

For each page: processor time of the web process, the whole time, statements, bytes of SQL and of
the answer, the slowest statement. Ratios are of the fastest rounds, which noise disturbs least.
To work on one page, keep the databases: with DATABASE_URL naming one that is filled,
`python -m benchmarks.pages measure FILE` writes what it takes, `... compare SMALL LARGE` prints.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.test import Client

from benchmarks.company import migrated
from benchmarks.readings import Reading, read

SMALL = 10_000
PEOPLE_PER_JOB = 100
MAX_QUERY_MS, MAX_SQL_BYTES, MAX_BOARD_MS, MAX_BOARD_BYTES = 100, 20_000, 60, 120_000


def main(people: int) -> None:
    migrated()
    small = min(SMALL, people)
    seed(small)
    at_small = measure()
    print(f"pages: growing from {small:,} to {people:,} people ({connection.vendor})", flush=True)
    grow_to(people)
    compare(at_small, measure(), f"{small:,} and {people:,} people ({connection.vendor})")


def seed(people: int) -> None:
    from benchmarks.growth import grow

    call_command(
        "seed_demo", jobs=max(people // PEOPLE_PER_JOB, 12), candidates=people, verbosity=0
    )
    grow(1)


def grow_to(people: int) -> None:
    from benchmarks.growth import grow

    grow(people // SMALL)


def measure() -> list[Reading]:
    """Open every page; the first round only warms up, and is what a cold database takes."""
    from benchmarks.places import find_places, key_of, signed_in
    from benchmarks.visits import visits

    readings, places = [], find_places()
    clients: dict[tuple[str, bool], Client] = {}
    for visit in visits(places):
        who = visit.who, visit.is_api
        if who not in clients:
            clients[who] = key_of(visit.who) if visit.is_api else signed_in(visit.who)
        readings.append(read(clients[who], visit))
    return readings


def compare(small: list[Reading], large: list[Reading], title: str) -> None:
    print(f"\npages: {title}\n{'':45}{'CPU ms':>8}{'small ms':>9}{'large ms':>9}{'median':>8}"
          f"{'growth':>7}{'queries':>8}{'SQL':>8}{'bytes':>9}{'slowest':>9}  misses")  # fmt: skip
    for before, after in zip(small, large, strict=True):
        growth = after.fastest_ms / before.fastest_ms
        print(f"{after.who[:9]:10}{after.name[:34]:35}{after.processor_ms:8.1f}"
              f"{before.fastest_ms:9.1f}{after.fastest_ms:9.1f}{after.median_ms:8.1f}{growth:7.2f}"
              f"{after.queries:8}{after.sql_bytes:8}{after.answer_bytes:9}{after.slowest_ms:9.1f}"
              f"  {', '.join(misses(before, after))}")  # fmt: skip


def misses(before: Reading, after: Reading) -> Iterator[str]:
    """Name what does not meet its aim."""
    if after.fastest_ms > before.fastest_ms * after.growth_allowed:
        yield "growth"
    if after.queries != before.queries:
        yield f"queries ({before.queries})"
    if after.slowest_ms > MAX_QUERY_MS:
        yield "query"
    if after.sql_bytes > MAX_SQL_BYTES:
        yield "SQL"
    if after.answer_bytes > before.answer_bytes * 1.1:
        yield f"bytes ({before.answer_bytes})"
    if after.name == "board of 1,000 ":
        if after.processor_ms > MAX_BOARD_MS:
            yield "board's processor"
        if after.answer_bytes > MAX_BOARD_BYTES:
            yield "board's bytes"


def load(file: str) -> list[Reading]:
    return [Reading(**one) for one in json.loads(Path(file).read_text())]


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["measure", file]:
            migrated()
            Path(file).write_text(json.dumps([asdict(one) for one in measure()]))
        case ["compare", small, large]:
            compare(load(small), load(large), "as measured before")
        case [people]:
            main(int(people))
