"""`with_services.py` gives a command its servers and takes them away again."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = [sys.executable, str(ROOT / "scripts" / "with_services.py")]
ASK_BOTH = (
    "import os, psycopg2, redis;"
    "cursor = psycopg2.connect(os.environ['DATABASE_URL']).cursor();"
    "cursor.execute('SELECT upper(%s)', ['ä']);"
    "print(cursor.fetchone()[0], redis.Redis.from_url(os.environ['REDIS_URL']).ping())"
)
needs_servers = pytest.mark.skipif(
    not shutil.which("redis-server") or not list(Path("/usr/lib/postgresql").glob("*/bin/initdb")),
    reason="PostgreSQL and Redis are not installed",
)


def run(*command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    surroundings = {"PATH": os.environ["PATH"], **variables}
    return subprocess.run(
        [*SCRIPT, *command], env=surroundings, capture_output=True, text=True, timeout=120,
        check=False,
    )  # fmt: skip


@pytest.fixture
def own_folder():
    """A short path, for sockets must fit in it, that whoever runs PostgreSQL may enter."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield name


def servers() -> list[str]:
    """Return the private servers that run, other people's as well, by their folders."""
    listing = subprocess.run(
        ["ps", "-ww", "-eo", "args="], capture_output=True, text=True, check=True
    ).stdout
    return [line for line in listing.splitlines() if "tandem-services-" in line]


@needs_servers
def test_both_servers_answer_and_end_with_the_command(own_folder):
    ended = run(sys.executable, "-c", ASK_BOTH, TMPDIR=own_folder)

    assert ended.stdout == "Ä True\n", ended.stderr
    assert not [line for line in servers() if own_folder in line]
    assert list(Path(own_folder).iterdir()) == []


@needs_servers
def test_the_exit_status_of_the_command_is_ours():
    assert run("sh", "-c", "exit 7").returncode == 7


@needs_servers
def test_an_interrupt_stops_the_servers_too(tmp_path):
    mark = tmp_path / "started"
    process = subprocess.Popen(
        [*SCRIPT, "sh", "-c", f"echo $DATABASE_URL > {mark}; exec sleep 60"],
        env={"PATH": os.environ["PATH"]},
    )
    while not (mark.exists() and mark.read_text()):
        assert process.poll() is None
        time.sleep(0.05)
    port = mark.read_text().rpartition(":")[2].split("/")[0]
    assert any(f"port={port}" in line for line in servers())

    process.send_signal(signal.SIGTERM)

    assert process.wait(timeout=60) == 128 + signal.SIGTERM
    assert not any(f"port={port}" in line for line in servers())


def test_named_servers_are_used_as_they_are():
    said = run(
        "sh", "-c", "echo $DATABASE_URL $REDIS_URL $TANDEM_TEST_SERVICES",
        DATABASE_URL="postgres://a/b", REDIS_URL="redis://c/0",
    )  # fmt: skip

    assert said.stdout == "postgres://a/b redis://c/0 1\n"


def test_without_a_command_there_is_a_usage_line():
    ended = run()

    assert ended.returncode == 2
    assert ended.stderr == "usage: with_services.py COMMAND...\n"
