"""A queue that hangs or is away: who stored a row goes on, and leaves it alone for a while."""

import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# What a request does once its row is stored; and again, for other tasks.
NUDGES = """
import ats.celery, django
django.setup()
from linkedin_rsc import nudges
for task in (nudges.PUSH_WAITING, nudges.FILL_LEDGER, nudges.PROCESS_NOTIFICATIONS):
    nudges.nudge_on_commit(task)
print("went on")
"""


def nudge_thrice(port: int, folder: Path) -> "subprocess.CompletedProcess[str]":
    environment = {
        "DJANGO_SETTINGS_MODULE": "ats.settings", "REDIS_URL": f"redis://127.0.0.1:{port}/0",
        "TANDEM_DATA_DIR": str(folder), "DATABASE_URL": f"sqlite:///{folder}/tandem.sqlite3",
    }  # fmt: skip
    # Without a time limit of its own it would wait for ever.
    return subprocess.run(
        [sys.executable, "-c", NUDGES], cwd=ROOT, env={**os.environ, **environment}, text=True,
        capture_output=True, check=False, timeout=100,
    )  # fmt: skip


def test_silent_queue_is_asked_once_and_holds_nobody_up(tmp_path):
    callers: list[socket.socket] = []

    def accept_and_say_nothing() -> None:
        while True:
            callers.append(silent.accept()[0])

    with socket.create_server(("127.0.0.1", 0)) as silent:
        threading.Thread(target=accept_and_say_nothing, daemon=True).start()

        ended = nudge_thrice(silent.getsockname()[1], tmp_path)

    assert ended.stdout == "went on\n"
    assert ended.stderr.count("The queue does not answer") == 1
    assert len(callers) == 1


def test_queue_that_is_away_holds_nobody_up(tmp_path):
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))

        ended = nudge_thrice(nobody.getsockname()[1], tmp_path)

    assert ended.stdout == "went on\n"
    assert ended.stderr.count("The queue does not answer") == 1
