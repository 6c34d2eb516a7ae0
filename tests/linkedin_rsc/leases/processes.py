"""Real processes beside each other on one database, driven line by line (`worker.py`)."""

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[3]


class Process:
    def __init__(
        self, database_url: str, www_url: str, client_id: str, secret: str, **environment: str
    ) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.linkedin_rsc.leases.worker", www_url, client_id, secret],
            cwd=ROOT,
            env={
                **os.environ,
                "DATABASE_URL": database_url,
                "REDIS_URL": "",
                "SECRET_KEY": settings.SECRET_KEY,
                "ENCRYPTION_KEYS": ",".join(settings.ENCRYPTION_KEYS),
                **environment,
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    @property
    def pid(self) -> int:
        return self._process.pid

    def tell(self, command: str) -> None:
        self._process.stdin.write(f"{command}\n")
        self._process.stdin.flush()

    def answer(self) -> str:
        return self._process.stdout.readline().strip()

    def ask(self, command: str) -> str:
        self.tell(command)
        return self.answer()

    def kill(self) -> None:
        self._process.kill()
        self._process.communicate()


def database_url(folder: Path) -> str:
    """Return where the processes meet: the test's PostgreSQL, else a SQLite file of their own."""
    if connection.vendor != "sqlite":
        at = connection.settings_dict
        return f"postgres://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}/{at['NAME']}"
    return f"sqlite:///{folder / 'processes.sqlite3'}"
