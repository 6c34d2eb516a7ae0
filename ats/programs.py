"""The programs that Tandem consists of, as command lines."""

import sys
from pathlib import Path

from ats.readiness import answers, says
from ats.supervision import Program

# What Celery tells root at every start. A demo in a container is run by root.
ROOT_WARNING = "You're running the worker with superuser privileges"
# For glibc: large blocks, such as the 12 MiB of each password hash, go back to the system when
# they are freed, and many threads share few heaps. Saves a web process 40 MB.
MEMORY = {"MALLOC_ARENA_MAX": "2", "MALLOC_MMAP_THRESHOLD_": "131072"}


def web(*, port: int, name: str = "web", variables: dict[str, str] | None = None) -> Program:
    """Return one web process, with the threads of gunicorn.conf.py."""
    command = [
        sys.executable, "-m", "gunicorn", "ats.wsgi", "--bind", f"127.0.0.1:{port}",
        "--workers", "1", "--graceful-timeout", "3", "--log-level", "warning",
        "--no-control-socket",
    ]  # fmt: skip
    return Program(name, command, answers(port), {**MEMORY, **(variables or {})})


def worker(*, variables: dict[str, str] | None = None) -> Program:
    """Return one Celery worker with beat inside, four tasks at a time: what embedded mode needs."""
    options = ["--beat", "--pool", "threads", "--concurrency", "4", "--hostname", "tandem@%h"]
    return _restarted("worker", _celery("worker", *options), " ready.", variables)


def server_worker(*, number: int, variables: dict[str, str] | None = None) -> Program:
    """Return one of several Celery workers, as a server with Redis runs them."""
    options = ["--concurrency", "2", "--hostname", f"tandem-{number}@%h"]
    return _restarted(f"worker {number}", _celery("worker", *options), " ready.", variables)


def beat(*, variables: dict[str, str] | None = None) -> Program:
    """Return the one beat beside several workers."""
    return _restarted("beat", _celery("beat"), "beat: Starting", variables)


def sandbox(*, port: int, database: Path, variables: dict[str, str] | None = None) -> Program:
    """Return the stand-in for LinkedIn."""
    command = [
        sys.executable, "-m", "linkedin_sandbox", "--port", str(port), "--database", str(database),
    ]  # fmt: skip
    return Program("LinkedIn sandbox", command, answers(port), variables or {})


def _restarted(
    name: str, command: list[str], ready_words: str, variables: dict[str, str] | None
) -> Program:
    """Return a program that nobody watches at work: what ends it must not end all work."""
    environment = {**MEMORY, **(variables or {})}
    return Program(name, command, says(ready_words), environment, is_restarted=True)


def _celery(*words: str) -> list[str]:
    start = [sys.executable, "-W", f"ignore:{ROOT_WARNING}", "-m", "celery", "--app", "ats"]
    return [*start, *words, "--loglevel", "INFO"]
