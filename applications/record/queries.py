"""A person's applications, each with its way through the stages and what may be done to it."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.http import QueryDict
from django.utils import timezone

from accounts.models import User
from applications.disclosure import Shown, shown_by_leaving
from applications.models import Application, StageChange
from applications.permissions import DELETE_APPLICATION, MOVE, REJECT
from applications.queries import jobs_open_to
from base.forms import MAX_OFFERED
from base.paging import Page, cut
from candidates.models import Candidate
from jobs.models import Job, Stage

PAGE_SIZE = 20
MAX_STEPS_SHOWN = 20


@dataclass(frozen=True)
class Entry:
    """One application as the Applications tab shows it to one user."""

    application: Application
    may_open: bool
    may_move: bool
    may_reject: bool
    may_delete: bool
    days_in_stage: int
    stages: list[Stage]
    steps: list[StageChange]
    # What whoever moves this prospect on should know.
    shows: list[str]


def history_page(
    candidate: Candidate, user: User, query: QueryDict
) -> tuple[Page[Application], list[Entry]]:
    """Return a page of the job history, newest first, and its entries for this user.

    Three queries: the applications with job, stage and source; the jobs' stages; the latest steps.
    What upper floors know of prospects comes on top.
    """
    page = cut(_history(candidate, user), query, PAGE_SIZE)
    now, roles_on, shown = timezone.now(), candidate.places.roles_on, shown_by_leaving(page.rows)
    return page, [_entry(row, roles_on(row.job_id), user, now, shown) for row in page.rows]


def _entry(
    application: Application, held: Set[str], user: User, now: datetime, shown: Shown
) -> Entry:
    """Say what is shown of an application to a user who holds these roles on its job's team."""
    return Entry(
        application=application,
        may_open=application.may_open,
        may_move=application.is_movable and MOVE.allows_as(held, user),
        may_reject=not application.job.is_closed and REJECT.allows_as(held, user),
        may_delete=DELETE_APPLICATION.allows_as(held, user),
        days_in_stage=application.days_in_stage(now),
        stages=list(application.job.stages.all()),
        steps=application.latest_steps,  # type: ignore[attr-defined]  # Prefetched below.
        shows=shown.before(application),
    )


def _history(candidate: Candidate, user: User) -> QuerySet[Application]:
    steps = StageChange.objects.select_related("changed_by").order_by("-pk")[:MAX_STEPS_SHOWN]
    return (
        Application.objects.in_history_for(user, candidate.places)
        .filter(candidate=candidate)
        .select_related("job", "stage", "source", "source_contact")
        .prefetch_related(
            Prefetch("job__stages", Stage.objects.order_by("position")),
            Prefetch("stage_changes", steps, to_attr="latest_steps"),
        )
    )


def current_applications(candidate: Candidate, user: User) -> list[Application]:
    """Return the newest applications this user may know of, for a glance; one query."""
    known = Application.objects.in_history_for(user, candidate.places).filter(candidate=candidate)
    return list(known.select_related("job", "stage", "source").order_by("-pk")[:5])


def jobs_to_offer(candidate: Candidate, user: User) -> list[Job]:
    """Return the jobs of this user on which the candidate is not yet; one query."""
    taken = Application.objects.filter(candidate=candidate, job=OuterRef("pk"))
    return list(jobs_open_to(user).exclude(Exists(taken)).only("public_id", "title")[:MAX_OFFERED])
