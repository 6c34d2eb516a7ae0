"""Send prepared requests from several threads and measure each."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection
from threading import Lock, Thread


@dataclass(frozen=True)
class Push:
    body: bytes
    headers: dict[str, str]


@dataclass(frozen=True)
class Round:
    """How long a whole round took and each of its requests, in seconds."""

    took_s: float
    each_s: list[float]

    @property
    def per_s(self) -> float:
        return len(self.each_s) / self.took_s


def send_all(port: int, path: str, pushes: Sequence[Push], *, at_once: int) -> Round:
    """Send every push once, `at_once` at a time; raise when one is not answered with 200."""
    waiting, lock = iter(pushes), Lock()
    each_s: list[float] = []
    statuses: set[int] = set()

    def work() -> None:
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        for push in taken(waiting, lock):
            began = time.perf_counter()
            connection.request("POST", path, push.body, push.headers)
            answer = connection.getresponse()
            answer.read()
            each_s.append(time.perf_counter() - began)
            statuses.add(answer.status)
        connection.close()

    threads = [Thread(target=work) for _ in range(at_once)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took_s = time.perf_counter() - began
    if statuses != {200} or len(each_s) != len(pushes):
        raise RuntimeError(f"{len(each_s)} of {len(pushes)} answered, with {statuses}.")
    return Round(took_s, each_s)


def taken(waiting: Iterator[Push], lock: Lock) -> Iterator[Push]:
    """Yield what no other thread has taken."""
    while True:
        with lock:
            push = next(waiting, None)
        if push is None:
            return
        yield push
