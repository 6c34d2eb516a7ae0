"""What sending records costs: time, processor here and in the database, statements, memory."""

import contextlib
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from benchmarks.figures import processor_s, resident_mb


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
