"""A Redis of one's own at an address that stays: it can be stopped, started again, and hang."""

import shutil
import signal
from pathlib import Path

from scripts.with_services import start, stopped_at_the_end, wait_until_it_says
from tests.ports import free_port


class RedisServer:
    """Keeps nothing: what was in a queue is gone once it is stopped."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._port = folder, free_port()
        self._log = folder / "redis.log"
        self.url = f"redis://127.0.0.1:{self._port}/0"

    @staticmethod
    def binary() -> str | None:
        return shutil.which("redis-server") or shutil.which("valkey-server")

    def __enter__(self) -> "RedisServer":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        command = [
            str(self.binary()), "--port", str(self._port), "--bind", "127.0.0.1", "--save", "",
            "--appendonly", "no", "--dir", str(self._folder),
        ]  # fmt: skip
        self._process = start(command, log=self._log, owner=None)
        wait_until_it_says(self._process, "Ready to accept connections", log=self._log)

    def stop(self) -> None:
        """End it at once, as a machine that is switched off."""
        with stopped_at_the_end(self._process, signal.SIGKILL):
            pass

    def hang(self) -> None:
        """From now on it takes connections, and answers nobody."""
        self._process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        self._process.send_signal(signal.SIGCONT)
