"""Open a page several times and write down what it takes."""

import statistics
import time
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.test import Client

from benchmarks.visits import Visit

ROUNDS = 7


@dataclass
class Reading:
    """What one page took; times of the fastest round where not said otherwise."""

    who: str
    name: str
    growth_allowed: float
    processor_ms: float = 0
    fastest_ms: float = 0
    median_ms: float = 0
    queries: int = 0
    sql_bytes: int = 0
    answer_bytes: int = 0
    slowest_ms: float = 0
    slowest: str = ""


@dataclass
class Watch:
    """Hears every statement of one request."""

    sql: list[str] = field(default_factory=list)
    took_ms: list[float] = field(default_factory=list)

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.sql.append(sql)
            self.took_ms.append((time.perf_counter() - began) * 1000)


def read(client: Client, visit: Visit) -> Reading:
    reading = Reading(visit.who, visit.name, visit.growth_allowed)
    processor, whole, slowest = [], [], []
    for turn in range(ROUNDS):
        watch = Watch()
        began, used = time.perf_counter(), time.process_time()
        with connection.execute_wrapper(watch):
            answer = client.get(visit.address)
        if turn:
            processor.append((time.process_time() - used) * 1000)
            whole.append((time.perf_counter() - began) * 1000)
            slowest.append(max(watch.took_ms, default=0))
    reading.processor_ms, reading.fastest_ms = min(processor), min(whole)
    reading.median_ms, reading.slowest_ms = statistics.median(whole), min(slowest)
    reading.queries, reading.sql_bytes = len(watch.sql), sum(len(sql.encode()) for sql in watch.sql)
    reading.answer_bytes = len(answer.content)
    reading.slowest = max(zip(watch.took_ms, watch.sql, strict=True), default=(0, ""))[1]
    return reading
