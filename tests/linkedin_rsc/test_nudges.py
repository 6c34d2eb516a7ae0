"""A queue that hangs or is away: who stored a row goes on, and leaves it alone for a while."""

import os
import socket
import subprocess
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from linkedin_rsc import nudges

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


@pytest.fixture
def nudge_at(monkeypatch, db, django_capture_on_commit_callbacks):
    """Nudge at so many seconds; gives in how many the task begins, None where none was sent."""
    nudges.forget()
    sent = []
    queue = SimpleNamespace(send_task=lambda task, countdown: sent.append(countdown or 0))
    monkeypatch.setattr(nudges, "current_app", queue)

    def nudge(task, seconds):
        monkeypatch.setattr(nudges, "time", SimpleNamespace(monotonic=lambda: 1_000.0 + seconds))
        with django_capture_on_commit_callbacks(execute=True):
            nudges.nudge_on_commit(task)
        return sent.pop() if sent else None

    yield nudge
    nudges.forget()


def test_a_push_begins_at_once_and_what_follows_a_second_after_it(nudge_at):
    begins = [nudge_at(nudges.PROCESS_NOTIFICATIONS, at) for at in (0, 0.25, 0.5, 0.75)]

    assert begins == [0, 0.75, None, None]


def test_pushes_that_do_not_end_nudge_once_a_second(nudge_at):
    begins = [nudge_at(nudges.PROCESS_NOTIFICATIONS, number / 4) for number in range(16)]

    assert [one for one in begins if one is not None] == [0, 0.75, 1, 1, 1]


def test_after_a_quiet_second_a_push_begins_at_once_again(nudge_at):
    for at in (0, 0.5):
        nudge_at(nudges.PROCESS_NOTIFICATIONS, at)

    assert nudge_at(nudges.PROCESS_NOTIFICATIONS, 2.5) == 0


def test_what_goes_out_gathers_for_a_second(nudge_at):
    assert [nudge_at(nudges.PUSH_WAITING, at) for at in (0, 0.5, 1.5)] == [1, None, 1]


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
