"""A whole Tandem for a test session: real processes, a LinkedIn to talk to, data of their own.

    with Stack(folder) as stack:
        stack.run_command("create_user", "rita@nordwind.example", "--role", "recruiter",
                          "--password-stdin", typed="secret words")
        page.goto(stack.url)
        stack.begin_anew()

Starting one costs more than most journeys, so a test process keeps one and begins it anew for each
journey: the same programs, an empty company, LinkedIn's first day.

Embedded it is SQLite and one worker with beat. Under `make test-services` it is a PostgreSQL
database made for it, a Redis database of its own, two workers and one beat.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path

from ats import programs
from ats.supervision import Program, Running, Supervisor
from tests.emptying import empty_postgresql, empty_sqlite
from tests.linkedin_stand_in import LinkedInStandIn
from tests.ports import free_port
from tests.stack_services import Services

ROOT = Path(__file__).resolve().parent.parent
START_TIMEOUT_S = 120
COMMAND_TIMEOUT_S = 120
# A test that hangs on a broken stack is shown its end, not all of it.
LOG_LINES = 60


class Stack:
    """`url` and `urls` are the web processes, `linkedin` drives the stand-in for LinkedIn."""

    def __init__(self, folder: Path, *, web_processes: int = 2, version: str = "") -> None:
        self.folder = folder
        # Of LinkedIn's API; empty is v2.
        self.version = version
        self.ports = [free_port() for _ in range(web_processes)]
        self.urls = [f"http://localhost:{port}" for port in self.ports]
        self.url = self.urls[0]
        self.linkedin = LinkedInStandIn(port=free_port(), environment={"PUBLIC_URL": self.url})
        self.services = Services() if os.environ.get("TANDEM_TEST_SERVICES") == "1" else None
        self.supervisor = Supervisor(logs=folder / "logs", folder=ROOT)

    def __enter__(self) -> "Stack":
        try:
            return self.start()
        except BaseException:
            self.stop()
            raise

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> "Stack":
        """Start everything and return when all of it answers."""
        if self.services:
            self.services.claim()
        self.linkedin.start()
        self.variables = self._variables()
        self.run_command("migrate", "--verbosity", "0")
        self.programs = self._programs()
        self.run(self.programs)
        return self

    def begin_anew(self) -> None:
        """Give back what `start` gave, whatever a test did: killed, replaced, written."""
        self.linkedin.start()
        self.kill([one for one in self.supervisor.running if one.program not in self.programs])
        self.kill([one for one in self.supervisor.running if one.has_ended])
        left = [one.program for one in self.supervisor.running]
        self.run([program for program in self.programs if program not in left])
        # First what would be sent, then what it was sent to.
        self._empty()
        self.linkedin.reset()

    def run(self, wanted: list[Program]) -> None:
        """Start programs and return when they answer."""
        for program in wanted:
            self.supervisor.start(program)
        self.supervisor.wait_until_ready(timeout_s=START_TIMEOUT_S)

    def kill(self, doomed: list[Running]) -> list[Program]:
        """End programs at once, as a machine does that runs out of memory; return them."""
        for running in doomed:
            running.signal(signal.SIGKILL)
            running.process.wait()
            self.supervisor.running.remove(running)
        return [running.program for running in doomed]

    def stop(self) -> None:
        self.supervisor.stop()
        self.linkedin.stop()
        if self.services:
            self.services.release()

    def run_command(
        self, *arguments: str, typed: str = "", timeout_s: float = COMMAND_TIMEOUT_S
    ) -> str:
        """Run a `manage.py` command with `typed` as its input and return what it printed.

        Raises AssertionError with everything it said when it fails.
        """
        ended = subprocess.run(
            [sys.executable, "manage.py", *arguments], cwd=ROOT, input=typed, text=True,
            env={**os.environ, **self.variables}, timeout=timeout_s, check=False,
            capture_output=True,
        )  # fmt: skip
        said = f"{ended.stdout}\n{ended.stderr}"
        assert ended.returncode == 0, f"{arguments} ended with {ended.returncode}:\n{said}"
        return ended.stdout

    def last_logs(self) -> str:
        """Return the end of every program's log, for the report of a failed test."""
        parts = []
        for log in sorted(self.supervisor.logs.glob("*.log")):
            lines = log.read_text(errors="replace").splitlines()[-LOG_LINES:]
            parts.append("\n".join([f"--- {log.name}", *lines]))
        return "\n".join(parts)

    def _empty(self) -> None:
        if self.services:
            empty_postgresql(self.services.database_url)
        else:
            empty_sqlite(self.folder / "data" / "tandem.sqlite3")

    def _programs(self) -> list[Program]:
        web = [
            programs.web(port=port, name=f"web {number}", variables=self.variables)
            for number, port in enumerate(self.ports, start=1)
        ]
        if not self.services:
            return [*web, programs.worker(variables=self.variables)]
        workers = [
            programs.server_worker(number=number, variables=self.variables) for number in (1, 2)
        ]
        return [*web, *workers, programs.beat(variables=self.variables)]

    def _variables(self) -> dict[str, str]:
        """Return the whole environment: nothing of the test process's own may shine through."""
        return {
            "DJANGO_SETTINGS_MODULE": "ats.settings",
            "TANDEM_DATA_DIR": str(self.folder / "data"),
            "DATABASE_URL": self.services.database_url if self.services else "",
            "REDIS_URL": self.services.redis_url if self.services else "",
            "SECRET_KEY": "only-for-tests",
            "ENCRYPTION_KEYS": "dGFuZGVtLXRlc3RzLW9ubHktMzItYnl0ZXMtbG9uZyE=",
            "DEBUG": "false",
            "LOG_LEVEL": "INFO",
            "PUBLIC_URL": self.url,
            "ALLOWED_HOSTS": "localhost,127.0.0.1",
            "LINKEDIN_API_URL": self.linkedin.url,
            "LINKEDIN_WWW_URL": self.linkedin.url,
            "LINKEDIN_PLATFORM_URL": self.linkedin.url,
            "LINKEDIN_PARTNER_CLIENT_ID": "tandem-parent",
            "LINKEDIN_PARTNER_CLIENT_SECRET": "tandem-parent-secret-for-the-sandbox",
            "LINKEDIN_CLIENT_ID": "",
            "LINKEDIN_CLIENT_SECRET": "",
            "LINKEDIN_API_VERSION": self.version,
            "LINKEDIN_V2_RESOURCES": "",
            "LINKEDIN_UPLOAD_METHOD": "",
            "LINKEDIN_UPLOAD_ORIGINS": "",
            "LINKEDIN_CLOSED_ACCOUNTS": "true",
            "PYTHONUNBUFFERED": "1",
        }
