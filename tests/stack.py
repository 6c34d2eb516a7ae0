"""A whole Tandem for a test session: real processes, a LinkedIn to talk to, data of their own.

    with Stack(folder) as stack:
        stack.run_command("create_user", "rita@nordwind.example", "--role", "recruiter",
                          "--password-stdin", typed="secret words")
        page.goto(stack.url)

Embedded it is SQLite and one worker with beat. Under `make test-services` it is a PostgreSQL
database made for it, a Redis database of its own, two workers and one beat.
"""

import os
import secrets
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg2
from redis import Redis

from ats import programs
from ats.supervision import Supervisor
from tests.linkedin_stand_in import LinkedInStandIn
from tests.ports import free_port

ROOT = Path(__file__).resolve().parent.parent
START_TIMEOUT_S = 120
COMMAND_TIMEOUT_S = 120
# A test that hangs on a broken stack is shown its end, not all of it.
LOG_LINES = 60


class Stack:
    """`url` and `urls` are the web processes, `linkedin` drives the stand-in for LinkedIn."""

    def __init__(self, folder: Path, *, web_processes: int = 2) -> None:
        self.folder = folder
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
        for program in self._programs():
            self.supervisor.start(program)
        self.supervisor.wait_until_ready(timeout_s=START_TIMEOUT_S)
        return self

    def stop(self) -> None:
        self.supervisor.stop()
        self.linkedin.stop()
        if self.services:
            self.services.release()

    def run_command(self, *arguments: str, typed: str = "") -> str:
        """Run a `manage.py` command with `typed` as its input and return what it printed.

        Raises AssertionError with everything it said when it fails.
        """
        ended = subprocess.run(
            [sys.executable, "manage.py", *arguments], cwd=ROOT, input=typed, text=True,
            env={**os.environ, **self.variables}, timeout=COMMAND_TIMEOUT_S, check=False,
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

    def _programs(self) -> list[programs.Program]:
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
            "PYTHONUNBUFFERED": "1",
        }


class Services:
    """A PostgreSQL database and a Redis database nobody else uses, until released."""

    OWNER = "tandem-tests"

    def __init__(self) -> None:
        self.server_url = os.environ["DATABASE_URL"]
        self.name = f"tandem_stack_{secrets.token_hex(6)}"
        self.database_url = urlunsplit(urlsplit(self.server_url)._replace(path=f"/{self.name}"))
        self.redis_url = ""

    def claim(self) -> None:
        self._on_server(f'CREATE DATABASE "{self.name}"')
        self.redis_url = self._empty_redis()

    def release(self) -> None:
        self._on_server(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')
        if self.redis_url:
            with Redis.from_url(self.redis_url) as redis:
                redis.flushdb()

    def _on_server(self, statement: str) -> None:
        connection = psycopg2.connect(self.server_url)
        connection.autocommit = True
        try:
            with connection.cursor() as cursor:
                cursor.execute(statement)
        finally:
            connection.close()

    def _empty_redis(self) -> str:
        """Return the address of an empty database of the server, marked as ours."""
        for number in range(15, 0, -1):
            url = urlunsplit(urlsplit(os.environ["REDIS_URL"])._replace(path=f"/{number}"))
            with Redis.from_url(url) as redis:
                if redis.set(self.OWNER, self.name, nx=True):
                    if redis.dbsize() == 1:
                        return url
                    redis.delete(self.OWNER)
        raise RuntimeError("No Redis database from 1 to 15 is empty.")
