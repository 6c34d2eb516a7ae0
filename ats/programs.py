"""The programs of an embedded Tandem, as command lines."""

import sys
from pathlib import Path

from ats.supervision import Program, answers, says

# What Celery tells root at every start. A demo in a container is run by root.
ROOT_WARNING = "You're running the worker with superuser privileges"


def web(*, port: int, name: str = "web", variables: dict[str, str] | None = None) -> Program:
    """Return one web process with a few threads."""
    command = [
        sys.executable, "-m", "gunicorn", "ats.wsgi", "--bind", f"127.0.0.1:{port}",
        "--workers", "1", "--threads", "6", "--graceful-timeout", "3", "--log-level", "warning",
        "--no-control-socket",
    ]  # fmt: skip
    return Program(name, command, answers(port), variables or {})


def worker(*, name: str = "worker", variables: dict[str, str] | None = None) -> Program:
    """Return one Celery worker with beat inside, four tasks at a time."""
    command = [
        sys.executable, "-W", f"ignore:{ROOT_WARNING}", "-m", "celery", "--app", "ats", "worker",
        "--beat", "--pool", "threads", "--concurrency", "4", "--loglevel", "INFO",
        "--hostname", "tandem@%h", "--without-gossip", "--without-mingle",
    ]  # fmt: skip
    return Program(name, command, says(" ready."), variables or {})


def sandbox(*, port: int, database: Path, variables: dict[str, str] | None = None) -> Program:
    """Return the stand-in for LinkedIn."""
    command = [
        sys.executable, "-m", "linkedin_sandbox", "--port", str(port), "--database", str(database),
    ]  # fmt: skip
    return Program("LinkedIn sandbox", command, answers(port), variables or {})
