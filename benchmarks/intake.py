"""Signed pushes, eight at once: the callback URL beside a view that does the bare minimum.

Both are served by gunicorn with the same options on the same database. Rounds alternate, so that
what else the machine does hits both; a ratio is the median of those of each pair of rounds.
"""

import hashlib
import hmac
import json
import statistics
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

from django.conf import settings
from django.db import connection

from ats import programs
from ats.supervision import Supervisor
from benchmarks.company import CALLBACK_TOKEN, CLIENT_SECRET, connected, migrated
from benchmarks.figures import Figure, group_peaks_mb, percentile, print_figures
from benchmarks.floor.urls import TABLE
from benchmarks.load import Push, Round, Server, send_all
from tests.ports import free_port

AT_ONCE = 8
ROUNDS = 7
WARM_UP = 100

Pair = tuple[Round, Round]


def main(pushes: int) -> None:
    migrated()
    connected()
    with connection.cursor() as cursor:
        cursor.execute(TABLE)
    supervisor = Supervisor(logs=Path(settings.DATA_DIR) / "logs", folder=settings.BASE_DIR)
    try:
        ours = served(supervisor, "web", f"/linkedin/callback/{CALLBACK_TOKEN}/")
        floor = served(supervisor, "floor", "/push/", "benchmarks.floor.settings")
        supervisor.wait_until_ready(timeout_s=60)
        pairs = measure(ours, floor, pushes)
        peaks = group_peaks_mb(ours.leader)
    finally:
        supervisor.stop()
    report(pushes, pairs, peaks[0])


def served(
    supervisor: Supervisor, name: str, path: str, settings_module: str = "ats.settings"
) -> Server:
    port, variables = free_port(), {"DJANGO_SETTINGS_MODULE": settings_module}
    running = supervisor.start(programs.web(port=port, name=name, variables=variables))
    return Server(port, path, running.process.pid)


def measure(ours: Server, floor: Server, pushes: int) -> list[Pair]:
    """Return pairs of rounds: Tandem's and the floor's, who takes turns in being first."""
    numbers = count()
    for server in (ours, floor):
        send_all(server, signed(WARM_UP, numbers), at_once=AT_ONCE)
    pairs = []
    for number in range(ROUNDS):
        order = (ours, floor) if number % 2 else (floor, ours)
        taken = {
            server: send_all(server, signed(pushes, numbers), at_once=AT_ONCE) for server in order
        }
        pairs.append((taken[ours], taken[floor]))
    return pairs


def signed(number: int, numbers: "count[int]") -> list[Push]:
    """Return new pushes as LinkedIn sends them, each with another request id."""
    return [sign({"type": "EXPORT_CANDIDATE_PROFILE", "requestId": f"bench-{next(numbers)}"})
            for _ in range(number)]  # fmt: skip


def sign(event: dict[str, str]) -> Push:
    body = json.dumps(event).encode()
    digest = hmac.new(CLIENT_SECRET.encode(), b"hmacsha256=" + body, hashlib.sha256).hexdigest()
    return Push(body, {"Content-Type": "application/json", "X-LI-Signature": digest})


def report(pushes: int, pairs: list[Pair], peak_mb: float) -> None:
    from linkedin_rsc.models import Notification

    stored, sent = Notification.objects.count(), ROUNDS * pushes + WARM_UP
    print_figures(
        f"intake: {pushes:,} signed pushes, {AT_ONCE} at once, {ROUNDS} rounds "
        f"({connection.vendor})",
        [
            Figure("throughput", *medians(pairs, per_s), "1/s", at_least=0.65),
            Figure("half answered in", *medians(pairs, p50_ms), "ms", at_most=1.5),
            Figure("99 % answered in", *medians(pairs, p99_ms), "ms", at_most=1.5),
            Figure("processor a push", *medians(pairs, processor_us), "µs", ours_at_most=650),
        ],
        remarks=[
            f"{stored:,} of {sent:,} pushes are stored.",
            f"Peak memory of the web process: {peak_mb:.0f} MB.",
        ],
    )


def medians(pairs: list[Pair], value: Callable[[Round], float]) -> tuple[float, float]:
    """Return the floor's median, and Tandem's as the median ratio of the pairs makes it."""
    ratio = statistics.median(value(ours) / value(floor) for ours, floor in pairs)
    of_floor = statistics.median(value(floor) for _, floor in pairs)
    return ratio * of_floor, of_floor


def per_s(one: Round) -> float:
    return one.per_s


def p50_ms(one: Round) -> float:
    return percentile(one.each_s, 50) * 1000


def p99_ms(one: Round) -> float:
    return percentile(one.each_s, 99) * 1000


def processor_us(one: Round) -> float:
    return one.processor_us


if __name__ == "__main__":
    main(int(sys.argv[1]))
