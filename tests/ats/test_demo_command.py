"""`manage.py demo` as a newcomer meets it: real programs, real ports, Ctrl-C."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from benchmarks.figures import resident_mb
from tests.ports import free_port

ROOT = Path(__file__).resolve().parents[2]
START_TIMEOUT_S = 120


class Demo:
    """A running demo with a data folder and ports of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port, self.sandbox_port = free_port(), free_port()
        self.output = folder / "output"

    def start(self, **variables: str) -> None:
        command = [
            sys.executable, "manage.py", "demo",
            "--port", str(self.port), "--sandbox-port", str(self.sandbox_port),
        ]  # fmt: skip
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=self.environment(**variables), stdout=output,
                stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip

    def environment(self, **variables: str) -> dict[str, str]:
        inherited = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        return {
            **inherited,
            "TANDEM_DATA_DIR": str(self.folder / "data"),
            "DATABASE_URL": "",
            "REDIS_URL": "",
            "PYTHONUNBUFFERED": "1",
            **variables,
        }

    def wait_for(self, words: str) -> str:
        deadline = time.monotonic() + START_TIMEOUT_S
        while words not in self.output.read_text():
            assert self.process.poll() is None, self.output.read_text()
            assert time.monotonic() < deadline, self.output.read_text()
            time.sleep(0.1)
        return self.output.read_text()

    def programs(self) -> dict[str, int]:
        """Return the three programs under the demo by the word that tells them apart."""
        found = subprocess.run(
            ["ps", "-ww", "-o", "pid=,args=", "--ppid", str(self.process.pid)],
            capture_output=True, text=True, check=False,
        ).stdout  # fmt: skip
        words = ("gunicorn", "celery", "linkedin_sandbox")
        return {
            word: int(line.split()[0])
            for line in found.splitlines()
            for word in words
            if f"-m {word} " in line
        }

    def wait_for_another(self, word: str, *, than: int) -> None:
        deadline = time.monotonic() + START_TIMEOUT_S
        while self.programs().get(word, than) == than:
            assert time.monotonic() < deadline, self.output.read_text()
            time.sleep(0.1)

    def end(self, number: int = signal.SIGINT) -> int:
        self.process.send_signal(number)
        return self.process.wait(timeout=60)


@pytest.fixture
def demo(tmp_path):
    demo = Demo(tmp_path)
    yield demo
    if demo.process.poll() is None:
        demo.end(signal.SIGTERM)


def left_over(demo: Demo) -> str:
    """Return the processes that still use the demo's ports or folder."""
    listing = subprocess.run(
        ["ps", "-ww", "-eo", "pid=,stat=,args="], capture_output=True, text=True, check=True
    ).stdout
    marks = (f"127.0.0.1:{demo.port}", f"--port {demo.sandbox_port}")
    return "\n".join(line for line in listing.splitlines() if any(mark in line for mark in marks))


def test_a_newcomer_starts_stops_and_comes_back_to_the_same_data(demo):
    demo.start()
    printed = demo.wait_for("Ctrl-C stops everything")

    assert re.search(r"rita\.lindqvist@nordwind\.example +recruiter", printed)
    assert "tandem-demo" in printed
    for doing in ("Preparing the database", "Inventing a company.*", "Starting web, worker and.*"):
        assert re.search(rf"^{doing} … \d+\.\d s$", printed, re.MULTILINE)
    for port in (demo.port, demo.sandbox_port):
        assert f"http://localhost:{port}/" in printed
        assert urlopen(f"http://localhost:{port}/", timeout=30).status == 200
    assert set(demo.programs()) == {"gunicorn", "celery", "linkedin_sandbox"}
    # It only watches, and has no Django for that.
    assert resident_mb(demo.process.pid) < 50

    assert demo.end() == 0
    assert left_over(demo) == ""
    assert "the data is kept" in demo.output.read_text()

    demo.start()
    printed = demo.wait_for("Ctrl-C stops everything")
    assert "Inventing a company" not in printed
    assert demo.end(signal.SIGTERM) == 0
    assert left_over(demo) == ""


@pytest.mark.parametrize(
    ("word", "name"),
    [("gunicorn", "web"), ("linkedin_sandbox", "LinkedIn sandbox")],
)
def test_when_one_program_dies_the_others_are_stopped(demo, word, name):
    demo.start()
    demo.wait_for("Ctrl-C stops everything")

    os.kill(demo.programs()[word], signal.SIGKILL)

    assert demo.process.wait(timeout=60) == 1
    assert f"The {name} ended with status -9" in demo.output.read_text()
    assert left_over(demo) == ""


def test_when_the_worker_dies_it_is_started_again(demo):
    demo.start()
    demo.wait_for("Ctrl-C stops everything")
    dead = demo.programs()["celery"]

    os.kill(dead, signal.SIGKILL)

    assert "The worker ended with status -9" in demo.wait_for("It is started again.")
    demo.wait_for_another("celery", than=dead)
    assert demo.end(signal.SIGTERM) == 0
    assert left_over(demo) == ""


@pytest.mark.parametrize("which", ["port", "sandbox_port"])
def test_a_taken_port_is_said_in_a_sentence(demo, which):
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        taken = listener.getsockname()[1]
        setattr(demo, which, taken)
        demo.start()

        assert demo.process.wait(timeout=60) == 1

    assert f"Port {taken} is taken by another program." in demo.output.read_text()
    assert "Traceback" not in demo.output.read_text()


@pytest.mark.parametrize(
    ("command", "port"),
    [
        (["manage.py", "demo"], "eight"),
        (["manage.py", "demo"], "70000"),
        (["manage.py", "linkedin_sandbox"], "70000"),
        (["-m", "linkedin_sandbox"], "-5"),
    ],
)
def test_wrong_port_ends_with_usage(tmp_path, command, port):
    ended = subprocess.run(
        [sys.executable, *command, f"--port={port}"], cwd=ROOT,
        env=Demo(tmp_path).environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert ended.returncode == 2
    assert ended.stderr.startswith("usage: ")
