"""Run several programs as one: start, wait until they answer, watch, stop without orphans.

Every program leads a process group of its own, so that its children end with it, and a Ctrl-C in
the terminal reaches only the supervisor, which stops them in order.
"""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

# How long a program may take to end by itself; then it is killed.
GRACE_S = 8.0
PAUSE_S = 0.1
LOG_LINES_SHOWN = 20
# A program that ends again and again is not started again for ever.
RESTART_PAUSE_S = 2.0
MAX_RESTARTS, RESTARTS_WITHIN_S = 5, 600.0


class ProgramEnded(Exception):
    """A program ended that should not have; the message says which and how."""


class ProgramSilent(Exception):
    """A program did not answer in time."""


@dataclass
class Program:
    """What to run. `is_ready` is asked again and again until it says yes.

    What `is_restarted` is started again when it ends; the end of any other one is everybody's.
    """

    name: str
    command: list[str]
    is_ready: Callable[["Running"], bool]
    variables: Mapping[str, str] = field(default_factory=dict)
    is_restarted: bool = False


class Running:
    """A started program, its output in a file; of one that goes on, behind what stands there."""

    def __init__(self, program: Program, *, log: Path, folder: Path, goes_on: bool = False) -> None:
        self.program = program
        self.log = log
        with log.open("ab" if goes_on else "wb") as output:
            self.process = subprocess.Popen(  # noqa: S603  # Our own programs.
                program.command,
                cwd=folder,
                env={**os.environ, **program.variables},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def has_ended(self) -> bool:
        return self.process.poll() is not None

    def last_lines(self) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-LOG_LINES_SHOWN:])

    def signal(self, number: int) -> None:
        """Send a signal to the program and all its children, as far as there still are any."""
        try:
            os.killpg(self.process.pid, number)
        except ProcessLookupError:
            return

    def has_group(self) -> bool:
        """Say whether the program or any child of it is still there."""
        self.process.poll()
        try:
            os.killpg(self.process.pid, 0)
        except ProcessLookupError:
            return False
        return True


class Supervisor:
    """Holds the running programs. `stopping` may be set from a signal handler to end the wait."""

    def __init__(
        self,
        *,
        logs: Path,
        folder: Path,
        grace_s: float = GRACE_S,
        restart_pause_s: float = RESTART_PAUSE_S,
    ) -> None:
        self.logs = logs
        self.folder = folder
        self.grace_s, self.restart_pause_s = grace_s, restart_pause_s
        self.running: list[Running] = []
        self.stopping = threading.Event()
        self._restarts: dict[str, list[float]] = {}
        logs.mkdir(parents=True, exist_ok=True)

    def start(self, program: Program, *, goes_on: bool = False) -> Running:
        log = self.logs / f"{program.name}.log"
        started = Running(program, log=log, folder=self.folder, goes_on=goes_on)
        self.running.append(started)
        return started

    def wait_until_ready(self, *, timeout_s: float) -> None:
        """Return when every program answers, or when asked to stop.

        Raises ProgramEnded, ProgramSilent.
        """
        waiting = list(self.running)
        deadline = time.monotonic() + timeout_s
        while waiting and not self.stopping.wait(PAUSE_S):
            self._raise_if_one_ended()
            waiting = [running for running in waiting if not running.program.is_ready(running)]
            if waiting and time.monotonic() > deadline:
                slow = waiting[0]
                raise ProgramSilent(
                    f"The {slow.program.name} did not answer within {timeout_s:.0f} seconds.\n"
                    f"{slow.last_lines()}"
                )

    def watch(self) -> None:
        """Return when asked to stop; start again what is restarted.

        Raises ProgramEnded as soon as another program ends, or one ends again and again.
        """
        while not self.stopping.wait(PAUSE_S):
            for running in [one for one in self.running if one.has_ended]:
                self._start_again(running)

    def stop(self) -> None:
        """End every program and its children, the last started first; kill what does not end."""
        for running in reversed(self.running):
            running.signal(signal.SIGTERM)
        deadline = time.monotonic() + self.grace_s
        while time.monotonic() < deadline and any(one.has_group() for one in self.running):
            time.sleep(PAUSE_S)
        for running in self.running:
            running.signal(signal.SIGKILL)
            running.process.wait()
        self.running = []

    def _start_again(self, ended: Running) -> None:
        program, now = ended.program, time.monotonic()
        restarts = self._restarts.setdefault(program.name, [])
        restarts[:] = [moment for moment in restarts if moment > now - RESTARTS_WITHIN_S]
        if not program.is_restarted or len(restarts) >= MAX_RESTARTS:
            raise ProgramEnded(how_it_ended(ended))
        restarts.append(now)
        print(f"{how_it_ended(ended)}\nIt is started again.", flush=True)
        # Children that it may have left behind.
        ended.signal(signal.SIGKILL)
        self.running.remove(ended)
        if not self.stopping.wait(self.restart_pause_s):
            self.start(program, goes_on=True)

    def _raise_if_one_ended(self) -> None:
        for running in self.running:
            if running.has_ended:
                raise ProgramEnded(how_it_ended(running))


def how_it_ended(running: Running) -> str:
    status = f"The {running.program.name} ended with status {running.process.returncode}."
    return f"{status}\n{running.last_lines()}"


def on_signals(numbers: Iterable[int], then: Callable[[], None]) -> None:
    """Call `then` when one of the signals arrives."""
    for number in numbers:
        signal.signal(number, lambda *_: then())
