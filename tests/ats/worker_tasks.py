"""Tandem's own worker with tasks for tests: celery --app tests.ats.worker_tasks worker."""

import time
from pathlib import Path

from ats.celery import app
from base import stopping

__all__ = ["app"]


@app.task(name="tests.mark")
def mark(path: str, **kwargs: object) -> None:
    Path(path).touch()


@app.task(name="tests.work_until_asked_to_stop")
def work_until_asked_to_stop(path: str, **kwargs: object) -> None:
    Path(path).touch()
    while not stopping.is_asked():
        time.sleep(0.05)


@app.task(name="tests.work_until_there_is")
def work_until_there_is(path: str, begun: str, **kwargs: object) -> None:
    Path(begun).touch()
    while not Path(path).exists():
        time.sleep(0.05)
    Path(f"{path}-seen").touch()
