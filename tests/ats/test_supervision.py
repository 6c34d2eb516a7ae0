"""Programs run as one and leave nobody behind."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import replace

import pytest

from ats.ports import is_taken
from ats.readiness import answers, says
from ats.supervision import MAX_RESTARTS, Program, ProgramEnded, ProgramSilent, Supervisor
from tests.ports import free_port

PATIENT = "import time; print('ready', flush=True); time.sleep(60)"
STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN);" + PATIENT
WITH_CHILD = (
    "import subprocess, sys; child = subprocess.Popen([sys.executable, '-c', 'import time;"
    "time.sleep(60)']); print('child', child.pid, 'ready', flush=True); child.wait()"
)
BROKEN = "print('cannot read the map'); raise SystemExit(3)"


def program(code: str, name: str = "walker") -> Program:
    return Program(name, [sys.executable, "-c", code], says("ready"))


@pytest.fixture
def supervisor(tmp_path):
    supervisor = Supervisor(logs=tmp_path / "logs", folder=tmp_path)
    yield supervisor
    supervisor.stop()


def is_alive(pid: int) -> bool:
    """A child whose parent is gone may stay as a zombie where nobody collects it."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False
    ).stdout
    return not state.startswith("Z") and state != ""


def test_programs_run_until_they_are_stopped(supervisor):
    running = supervisor.start(program(PATIENT))

    supervisor.wait_until_ready(timeout_s=30)
    assert not running.has_ended

    supervisor.stop()
    assert running.has_ended


def test_the_child_of_a_program_ends_with_it(supervisor):
    running = supervisor.start(program(WITH_CHILD))
    supervisor.wait_until_ready(timeout_s=30)
    child = int(running.log.read_text().split()[1])

    supervisor.stop()

    assert not is_alive(child)


def test_a_program_that_ignores_the_request_is_killed(supervisor):
    supervisor.grace_s = 0.5
    running = supervisor.start(program(STUBBORN))
    supervisor.wait_until_ready(timeout_s=30)

    supervisor.stop()

    assert running.process.returncode == -signal.SIGKILL


def test_a_program_that_cannot_start_is_named_with_its_last_words(supervisor):
    supervisor.start(program(BROKEN))

    with pytest.raises(ProgramEnded, match=r"walker ended with status 3.\ncannot read the map"):
        supervisor.wait_until_ready(timeout_s=30)


def test_a_program_that_ends_later_is_noticed(supervisor):
    running = supervisor.start(program(PATIENT))
    supervisor.wait_until_ready(timeout_s=30)
    threading.Timer(0.3, running.process.kill).start()

    with pytest.raises(ProgramEnded, match="walker ended with status -9"):
        supervisor.watch()


def restarted(code: str) -> Program:
    return replace(program(code), is_restarted=True)


def test_a_worker_that_ends_is_started_again_and_that_is_told(supervisor, capsys):
    first = supervisor.start(restarted(PATIENT))
    supervisor.wait_until_ready(timeout_s=30)
    first.process.kill()
    watching = threading.Thread(target=supervisor.watch)
    watching.start()

    while supervisor.running in ([], [first]):
        time.sleep(0.05)
    supervisor.stopping.set()
    watching.join()

    [second] = supervisor.running
    assert not second.has_ended
    assert "walker ended with status -9" in capsys.readouterr().out


def test_the_child_of_a_worker_that_ended_does_not_outlive_it(supervisor):
    first = supervisor.start(restarted(WITH_CHILD))
    supervisor.wait_until_ready(timeout_s=30)
    child = int(first.log.read_text().split()[1])
    first.process.kill()
    watching = threading.Thread(target=supervisor.watch)
    watching.start()

    while supervisor.running in ([], [first]):
        time.sleep(0.05)
    supervisor.stopping.set()
    watching.join()

    assert not is_alive(child)


def test_a_worker_that_ends_again_and_again_is_given_up(supervisor):
    supervisor.restart_pause_s = 0
    supervisor.start(restarted(BROKEN))

    with pytest.raises(ProgramEnded, match="walker ended with status 3"):
        supervisor.watch()

    assert supervisor.logs.joinpath("walker.log").read_text().count("map") == 1 + MAX_RESTARTS


def test_a_program_that_does_not_answer_is_given_up(supervisor):
    supervisor.start(Program("sleeper", [sys.executable, "-c", PATIENT], answers(free_port())))

    with pytest.raises(ProgramSilent, match="The sleeper did not answer within 1 seconds"):
        supervisor.wait_until_ready(timeout_s=1)


def test_a_request_to_stop_ends_the_wait(supervisor):
    supervisor.start(Program("sleeper", [sys.executable, "-c", PATIENT], says("never said")))
    threading.Timer(0.2, supervisor.stopping.set).start()
    began = time.monotonic()

    supervisor.wait_until_ready(timeout_s=60)
    supervisor.watch()

    # Far less than the sixty seconds that it would have waited.
    assert time.monotonic() - began < 30


def test_variables_reach_the_program(supervisor):
    code = "import os, time; print(os.environ['COMPASS'], 'ready', flush=True); time.sleep(60)"
    north = Program(
        "north", [sys.executable, "-c", code], says("ready"), variables={"COMPASS": "north"}
    )
    running = supervisor.start(north)

    supervisor.wait_until_ready(timeout_s=30)

    assert running.log.read_text() == "north ready\n"


@pytest.mark.parametrize("address", ["127.0.0.1", "0.0.0.0"])
def test_a_port_that_somebody_listens_on_is_taken(address):
    with socket.socket() as listener:
        listener.bind((address, 0))
        listener.listen()

        assert is_taken(listener.getsockname()[1])


def test_a_free_port_is_not_taken():
    assert not is_taken(free_port())
