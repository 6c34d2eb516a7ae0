"""Run a command with a PostgreSQL and a Redis: python scripts/with_services.py COMMAND...

Servers named by DATABASE_URL and REDIS_URL are used as they are. What is not named is started from
installed binaries on a free port, with data in a temporary folder, and stopped at the end, also
after a failure or an interrupt. Where the binaries are missing, root installs Debian's packages.
The command sees DATABASE_URL, REDIS_URL and TANDEM_TEST_SERVICES=1; its exit status is ours.
"""

import contextlib
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

START_TIMEOUT_S = 60
BINARY_FOLDERS = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql*/bin",
    "/usr/local/opt/postgresql*/bin",
)
# Nothing here must survive a power cut, so nothing waits for the disk.
POSTGRES_OPTIONS = {
    "listen_addresses": "127.0.0.1",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
}


class ServiceFailed(Exception):
    """A server cannot be had; the message says why."""


@contextlib.contextmanager
def postgres() -> Iterator[str]:
    """Yield the address of a private PostgreSQL."""
    binaries = find_postgres()
    owner = unprivileged_owner()
    with temporary_folder(owner) as folder:
        password, port = secrets.token_hex(16), free_port()
        make_cluster(binaries, folder, password, owner)
        options = {**POSTGRES_OPTIONS, "port": str(port), "unix_socket_directories": str(folder)}
        settings = [word for item in options.items() for word in ("-c", "=".join(item))]
        server = start([str(binaries / "postgres"), "-D", f"{folder}/data", *settings],
                       log=folder / "log", owner=owner)  # fmt: skip
        # SIGINT is PostgreSQL's fast shutdown: it does not wait for clients.
        with stopped_at_the_end(server, signal.SIGINT):
            wait_until_it_says(server, "ready to accept connections", log=folder / "log")
            yield f"postgres://tandem:{password}@127.0.0.1:{port}/postgres"


def make_cluster(binaries: Path, folder: Path, password: str, owner: str | None) -> None:
    password_file = folder / "password"
    password_file.write_text(password)
    password_file.chmod(0o644 if owner else 0o600)
    subprocess.run(
        [
            str(binaries / "initdb"), "--pgdata", f"{folder}/data", "--username", "tandem",
            "--pwfile", str(password_file), "--auth", "scram-sha-256", "--encoding", "UTF8",
            "--locale", best_locale(), "--no-sync",
        ],
        check=True, cwd=folder, stdout=subprocess.DEVNULL, user=owner,
        env={"PATH": os.environ["PATH"]},
    )  # fmt: skip


@contextlib.contextmanager
def redis() -> Iterator[str]:
    """Yield the address of a private Redis that keeps nothing."""
    binary = shutil.which("redis-server") or shutil.which("valkey-server")
    if binary is None:
        install("redis-server")
        binary = shutil.which("redis-server")
    if binary is None:
        raise ServiceFailed("redis-server is not installed. On Debian: apt install redis-server")
    with temporary_folder(None) as folder:
        port = free_port()
        command = [
            binary, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no",
            "--dir", str(folder),
        ]  # fmt: skip
        server = start(command, log=folder / "log", owner=None)
        with stopped_at_the_end(server, signal.SIGTERM):
            wait_until_it_says(server, "Ready to accept connections", log=folder / "log")
            yield f"redis://127.0.0.1:{port}/0"


def find_postgres() -> Path:
    """Return the folder of initdb and postgres, the newest where there are several."""
    for attempt in ("look", "install"):
        if attempt == "install":
            install("postgresql")
        beside = [Path(found).parent for found in [shutil.which("initdb")] if found]
        folders = [path for pattern in BINARY_FOLDERS for path in Path("/").glob(pattern[1:])]
        for folder in [*beside, *sorted(folders, reverse=True)]:
            if (folder / "initdb").exists() and (folder / "postgres").exists():
                return folder
    raise ServiceFailed("PostgreSQL is not installed. On Debian: apt install postgresql")


def install(package: str) -> None:
    """Install a Debian package without starting its service; not root: do nothing."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    print(f"Installing {package}", flush=True)
    # RUNLEVEL=1 is what keeps Debian's scripts from starting the service.
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    for command in (["update"], ["install", "--yes", "--no-install-recommends", package]):
        subprocess.run(
            ["apt-get", "-qq", *command], check=True, env=quiet, stdout=subprocess.DEVNULL
        )


def unprivileged_owner() -> str | None:
    """Return whom PostgreSQL runs as when we are root, which it refuses to run as."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in names)


def best_locale() -> str:
    """Return a locale that knows more letters than ASCII, where the machine has one."""
    known = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False).stdout
    return next((name for name in known.split() if name.lower() in {"c.utf-8", "c.utf8"}), "C")


@contextlib.contextmanager
def temporary_folder(owner: str | None) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="tandem-services-") as name:
        if owner:
            shutil.chown(name, owner)
        yield Path(name)


def start(command: list[str], *, log: Path, owner: str | None) -> subprocess.Popen[bytes]:
    """Start a server in a session of its own, so that a Ctrl-C reaches it through us only."""
    with log.open("wb") as output:
        return subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
            start_new_session=True, user=owner, cwd=log.parent,
            extra_groups=[] if owner else None,
        )  # fmt: skip


def wait_until_it_says(server: subprocess.Popen[bytes], words: str, *, log: Path) -> None:
    deadline = time.monotonic() + START_TIMEOUT_S
    while words not in (said := log.read_text(errors="replace")):
        if server.poll() is not None or time.monotonic() > deadline:
            raise ServiceFailed(f"A server did not start:\n{said}")
        time.sleep(0.05)


@contextlib.contextmanager
def stopped_at_the_end(server: subprocess.Popen[bytes], number: int) -> Iterator[None]:
    try:
        yield
    finally:
        server.send_signal(number)
        try:
            server.wait(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def run(command: list[str], variables: dict[str, str]) -> int:
    """Run the command, hand it our signals, and return its exit status as a shell would."""
    process = subprocess.Popen(command, env={**os.environ, **variables})
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda sent, _: process.send_signal(sent))
    status = process.wait()
    return 128 - status if status < 0 else status


def main(command: list[str]) -> int:
    if not command:
        print("usage: with_services.py COMMAND...", file=sys.stderr)
        return 2
    # An interrupt while the servers start must still stop them.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with contextlib.ExitStack() as stack:
        try:
            variables = {
                "TANDEM_TEST_SERVICES": "1",
                "DATABASE_URL": os.environ.get("DATABASE_URL") or stack.enter_context(postgres()),
                "REDIS_URL": os.environ.get("REDIS_URL") or stack.enter_context(redis()),
            }
        except (ServiceFailed, subprocess.CalledProcessError) as error:
            print(error, file=sys.stderr)
            return 1
        except KeyboardInterrupt:
            return 130
        return run(command, variables)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
