"""What the table reads: the same people as the board, sorted, a page at a time."""

from django.db.models import QuerySet, Value
from django.db.models.functions import Coalesce, NullIf
from django.http import QueryDict

from accounts.models import User
from applications.models import Application
from applications.pipeline.board import shown_applications
from applications.pipeline.filters import PipelineFilter
from base.cursors import turn
from base.paging import Page, cut
from candidates.models import Source, Tag
from jobs.models import Job

PAGE_SIZE = 50
DEFAULT_SORT = "days"
# What each column sorts by, ascending; "days" counts up while the date goes back.
ORDERS: dict[str, tuple[str, ...]] = {
    "name": ("sort_name", "candidate__first_name", "pk"),
    "stage": ("stage__position", "-stage_entered_at", "pk"),
    "days": ("-stage_entered_at", "-pk"),
    "source": ("source_name", "pk"),
    "added": ("created_at", "pk"),
}
MAX_OPTIONS = 100


def table_page(job: Job, user: User, chosen: PipelineFilter, query: QueryDict) -> Page[Application]:
    """Return the page of the table that an address leads to; two queries."""
    rows = _rows(shown_applications(job, user, chosen))
    return cut(rows, query, PAGE_SIZE, order_of(chosen.sort))


def order_of(sort: str) -> tuple[str, ...]:
    """Return the order that a sort key such as `name` or `-name` stands for."""
    order = ORDERS.get(sort.removeprefix("-"), ORDERS[DEFAULT_SORT])
    return turn(order) if sort.startswith("-") else order


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
        applications.annotate(
            source_name=Coalesce("source__name", Value("")),
            # Whoever has one name stands where it belongs, whichever field it is in.
            sort_name=Coalesce(NullIf("candidate__last_name", Value("")), "candidate__first_name"),
        )
        .select_related("candidate", "stage", "source")
        .prefetch_related("candidate__tags")
        .defer("candidate__search_text")
    )
