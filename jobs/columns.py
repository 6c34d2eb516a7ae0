"""Columns of the jobs list that other apps add."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from accounts.models import User
from base import contributions
from base.words import StrOrPromise
from jobs.models import Job


@dataclass(frozen=True)
class JobColumn:
    """A column whose template finds as `shown` what `load` returns for the job's primary key.

    `load` asks for all jobs at once, as far as this person may see.
    """

    label: StrOrPromise
    template: str
    load: Callable[[Sequence[Job], User], Mapping[int, Any]]
    position: int


@dataclass(frozen=True)
class Cell:
    label: StrOrPromise
    template: str
    shown: Any


@dataclass(frozen=True)
class Columns:
    labels: list[StrOrPromise]
    rows: list[tuple[Job, list[Cell]]]


def with_columns(jobs: Sequence[Job], user: User) -> Columns:
    """Return the jobs, each with its cells of all contributed columns."""
    columns = contributions.of(JobColumn)
    loaded = [(column, column.load(jobs, user)) for column in columns] if jobs else []
    rows = [
        (job, [Cell(one.label, one.template, shown.get(job.pk)) for one, shown in loaded])
        for job in jobs
    ]
    return Columns([column.label for column in columns], rows)
