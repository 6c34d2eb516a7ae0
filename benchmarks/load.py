"""Send prepared requests from several threads and measure each."""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection
from threading import Lock, Thread

from benchmarks.figures import group_processor_s


@dataclass(frozen=True)
class Push:
    body: bytes
    headers: dict[str, str]


@dataclass(frozen=True)
class Server:
    """Where to send to; `leader` is the process whose whole group serves it."""

    port: int
    path: str
    leader: int


@dataclass(frozen=True)
class Round:
    """How long a whole round took and each of its requests, in seconds.

    `processor_s` is what the server's processes spent on it.
    """

    took_s: float
    each_s: list[float]
    processor_s: float

    @property
    def per_s(self) -> float:
        return len(self.each_s) / self.took_s

    @property
    def processor_us(self) -> float:
        """Microseconds of processor a request."""
        return self.processor_s / len(self.each_s) * 1e6


def send_all(server: Server, pushes: Sequence[Push], *, at_once: int) -> Round:
    """Send every push once, `at_once` at a time; raise when one is not answered with 200."""
    waiting, lock = iter(pushes), Lock()
    each_s: list[float] = []
    statuses: set[int] = set()

    def work() -> None:
        for status, took_s in sent(server, taken(waiting, lock)):
            each_s.append(took_s)
            statuses.add(status)

    began, used_before = time.perf_counter(), group_processor_s(server.leader)
    run([Thread(target=work) for _ in range(at_once)])
    took_s = time.perf_counter() - began
    if statuses != {200} or len(each_s) != len(pushes):
        raise RuntimeError(f"{len(each_s)} of {len(pushes)} answered, with {statuses}.")
    return Round(took_s, each_s, group_processor_s(server.leader) - used_before)


def run(threads: Sequence[Thread]) -> None:
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def sent(server: Server, pushes: Iterable[Push]) -> Iterator[tuple[int, float]]:
    """Send one after the other by one connection; yield the status and the seconds of each."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=60)
    for push in pushes:
        began = time.perf_counter()
        connection.request("POST", server.path, push.body, push.headers)
        answer = connection.getresponse()
        answer.read()
        yield answer.status, time.perf_counter() - began
    connection.close()


def taken(waiting: Iterator[Push], lock: Lock) -> Iterator[Push]:
    """Yield what no other thread has taken."""
    while True:
        with lock:
            push = next(waiting, None)
        if push is None:
            return
        yield push
