"""The tabs of a job's page, which other apps add to."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from accounts.models import User
from accounts.permissions import Permission
from base import contributions
from base.words import StrOrPromise
from jobs.models import Job


@dataclass(frozen=True)
class JobTab:
    """A tab for whom `permission` allows it, all who open the job by default."""

    label: StrOrPromise
    url_name: str
    position: int
    permission: Permission[Any] | None = None
    count: Callable[[Job], int] | None = None


@dataclass(frozen=True)
class Tab:
    label: StrOrPromise
    url: str
    count: int | None


def tabs_of(job: Job, user: User) -> list[Tab]:
    """Return the tabs of this job that this person may open."""
    return [
        Tab(
            label=tab.label,
            url=reverse(tab.url_name, args=[job.public_id]),
            count=tab.count(job) if tab.count else None,
        )
        for tab in contributions.of(JobTab)
        if tab.permission is None or tab.permission.allows(user, job)
    ]
