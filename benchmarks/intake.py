"""Signed pushes, eight at once: the callback URL beside a view that does the bare minimum.

Both are served by gunicorn with the same options on the same database. Rounds alternate, so that
what else the machine does hits both; the median round of each counts.
"""

import hashlib
import hmac
import json
import statistics
import sys
from itertools import count
from pathlib import Path

from django.conf import settings
from django.db import connection

from ats import programs
from ats.supervision import Supervisor
from benchmarks.company import CALLBACK_TOKEN, CLIENT_SECRET, connected, migrated
from benchmarks.figures import Figure, group_peaks_mb, percentile, print_figures
from benchmarks.floor.urls import TABLE
from benchmarks.load import Push, Round, send_all
from tests.ports import free_port

AT_ONCE = 8
ROUNDS = 3
WARM_UP = 100


def main(pushes: int) -> None:
    migrated()
    connected()
    with connection.cursor() as cursor:
        cursor.execute(TABLE)
    ours_port, floor_port = free_port(), free_port()
    supervisor = Supervisor(logs=Path(settings.DATA_DIR) / "logs", folder=settings.BASE_DIR)
    try:
        web = supervisor.start(programs.web(port=ours_port))
        floor_settings = {"DJANGO_SETTINGS_MODULE": "benchmarks.floor.settings"}
        supervisor.start(programs.web(port=floor_port, name="floor", variables=floor_settings))
        supervisor.wait_until_ready(timeout_s=60)
        ours, floor = measure(ours_port, floor_port, pushes)
        peaks = group_peaks_mb(web.process.pid)
    finally:
        supervisor.stop()
    report(pushes, ours, floor, peaks[0])


def measure(ours_port: int, floor_port: int, pushes: int) -> tuple[list[Round], list[Round]]:
    """Return the rounds of Tandem and of the floor."""
    numbers = count()
    path = f"/linkedin/callback/{CALLBACK_TOKEN}/"
    for port, where in ((ours_port, path), (floor_port, "/push/")):
        send_all(port, where, signed(WARM_UP, numbers), at_once=AT_ONCE)
    ours, floor = [], []
    for _ in range(ROUNDS):
        floor.append(send_all(floor_port, "/push/", signed(pushes, numbers), at_once=AT_ONCE))
        ours.append(send_all(ours_port, path, signed(pushes, numbers), at_once=AT_ONCE))
    return ours, floor


def signed(number: int, numbers: "count[int]") -> list[Push]:
    """Return new pushes as LinkedIn sends them, each with another request id."""
    return [sign({"type": "EXPORT_CANDIDATE_PROFILE", "requestId": f"bench-{next(numbers)}"})
            for _ in range(number)]  # fmt: skip


def sign(event: dict[str, str]) -> Push:
    body = json.dumps(event).encode()
    digest = hmac.new(CLIENT_SECRET.encode(), b"hmacsha256=" + body, hashlib.sha256).hexdigest()
    return Push(body, {"Content-Type": "application/json", "X-LI-Signature": digest})


def report(pushes: int, ours: list[Round], floor: list[Round], peak_mb: float) -> None:
    from linkedin_rsc.models import Notification

    stored, sent = Notification.objects.count(), ROUNDS * pushes + WARM_UP
    print_figures(
        f"intake: {pushes:,} signed pushes, {AT_ONCE} at once, {ROUNDS} rounds "
        f"({connection.vendor})",
        [
            Figure("throughput", median_per_s(ours), median_per_s(floor), "1/s", at_least=0.7),
            Figure("99 % answered in", median_p99_ms(ours), median_p99_ms(floor), "ms", at_most=2),
        ],
        remarks=[
            f"{stored:,} of {sent:,} pushes are stored.",
            f"Peak memory of the web process: {peak_mb:.0f} MB.",
        ],
    )


def median_per_s(rounds: list[Round]) -> float:
    return statistics.median(one.per_s for one in rounds)


def median_p99_ms(rounds: list[Round]) -> float:
    return statistics.median(percentile(one.each_s, 99) for one in rounds) * 1000


if __name__ == "__main__":
    main(int(sys.argv[1]))
