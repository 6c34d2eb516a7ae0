"""What the table reads: the same people as the board, sorted, a page at a time."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet, Value
from django.db.models.functions import Coalesce

from accounts.models import User
from applications.models import Application
from applications.pipeline.board import shown_applications
from applications.pipeline.filters import PipelineFilter
from applications.pipeline.keyset import Page, page_of, turn
from candidates.models import Source, Tag
from jobs.models import Job

DEFAULT_SORT = "days"
# What each column sorts by, ascending; "days" counts up while the date goes back.
ORDERS: dict[str, tuple[str, ...]] = {
    "name": ("candidate__last_name", "candidate__first_name", "pk"),
    "stage": ("stage__position", "-stage_entered_at", "pk"),
    "days": ("-stage_entered_at", "-pk"),
    "source": ("source_name", "pk"),
    "added": ("created_at", "pk"),
}
MAX_OPTIONS = 100


def table_page(
    job: Job, user: User, chosen: PipelineFilter, *, after: str = "", before: str = ""
) -> Page[Application]:
    """Return one page of the table; `after` and `before` are public ids of neighbours."""
    rows = _rows(shown_applications(job, user, chosen))
    order = order_of(chosen.sort)
    return page_of(rows, order, after=_place(job, after, order), before=_place(job, before, order))


def order_of(sort: str) -> tuple[str, ...]:
    """Return the order that a sort key such as `name` or `-name` stands for."""
    order = ORDERS.get(sort.removeprefix("-"), ORDERS[DEFAULT_SORT])
    return tuple(turn(name) for name in order) if sort.startswith("-") else order


def filter_options(job: Job, user: User) -> dict[str, list[str]]:
    """Return the names of the tags and sources that this person may see here, in one query."""
    known = Application.objects.visible_to(user).filter(job=job)
    tags = Tag.objects.filter(candidates__applications__in=known)
    sources = Source.objects.filter(application__in=known)
    named = tags.values_list(Value("tags"), "name").union(
        sources.values_list(Value("sources"), "name")
    )
    options: dict[str, list[str]] = {"tags": [], "sources": []}
    for kind, name in named.order_by("name")[: 2 * MAX_OPTIONS]:
        options[kind].append(name)
    return options


def _rows(applications: QuerySet[Application]) -> QuerySet[Application]:
    return (
        applications.annotate(source_name=Coalesce("source__name", Value("")))
        .select_related("candidate", "stage", "source")
        .prefetch_related("candidate__tags")
        .defer("candidate__search_text")
    )


def _place(job: Job, public_id: str, order: Sequence[str]) -> tuple[Any, ...] | None:
    """Return the values of one row in this order, None when it is not (or no longer) there."""
    if not public_id:
        return None
    rows = _rows(Application.objects.filter(job=job, public_id=public_id))
    return rows.values_list(*(name.removeprefix("-") for name in order)).first()
