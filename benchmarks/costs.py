"""What sending records costs: time, processor here and in the database, statements, memory."""

import contextlib
import time
from collections.abc import Iterator
from dataclasses import astuple, dataclass, field
from typing import Any

from django.db import connection

from benchmarks.figures import Figure, processor_s, resident_mb


@dataclass(frozen=True)
class Costs:
    """What so many records took: seconds, and seconds of processor here and in the database."""

    records: int
    took_s: float
    python_s: float
    database_s: float

    def __add__(self, other: "Costs") -> "Costs":
        pairs = zip(astuple(self), astuple(other), strict=True)
        return Costs(*(one + another for one, another in pairs))

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
    """Follows statements, time and memory from batch to batch, seen by a statement of each.

    A batch of the push is seen by how it is settled.
    """

    seen_by: str = "settled.claimed_at"
    statements: int = 0
    per_batch: list[int] = field(default_factory=list)
    at_s: list[float] = field(default_factory=list)
    memory_mb: list[float] = field(default_factory=list)

    @property
    def statements_a_batch(self) -> str:
        """Say the fewest, the usual and the most; a first one carries what is done once."""
        counts = sorted(self.per_batch[1:] or self.per_batch)
        return f"{counts[0]}, {counts[len(counts) // 2]}, {counts[-1]}" if counts else "-"

    @property
    def late_to_early(self) -> float:
        """Compare how fast the last tenth of the batches was with the first."""
        first, last = self._paces()
        return last / first

    @property
    def memory_at_begin_middle_end(self) -> list[float]:
        places = (0, len(self.memory_mb) // 2, -1)
        return [self.memory_mb[place] for place in places] if self.memory_mb else []

    def steadiness(self) -> list[Figure]:
        tenth = self._tenth
        first, last = self._paces()
        early, late = max(self.memory_mb[:tenth]), max(self.memory_mb[-tenth:])
        return [
            Figure("last tenth/first", last, first, "1/s", at_least=0.9),
            Figure("memory, end/begin", late, early, "MB", at_most=1.1),
        ]

    @property
    def _tenth(self) -> int:
        return max(len(self.at_s) // 10, 2)

    def _paces(self) -> tuple[float, float]:
        return pace(self.at_s[: self._tenth]), pace(self.at_s[-self._tenth :])

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.statements += 1
        if self.seen_by in sql:
            self.per_batch.append(self.statements)
            self.at_s.append(time.perf_counter())
            self.memory_mb.append(resident_mb())
            self.statements = 0
        return execute(sql, params, many, context)


def pace(at_s: list[float]) -> float:
    """Return batches a second; processor would be steadier, but a batch is mostly ours anyway."""
    return (len(at_s) - 1) / (at_s[-1] - at_s[0]) if len(at_s) > 1 else 1.0


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
