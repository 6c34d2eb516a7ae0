"""What the board reads: its columns with their counts, and the first cards of each.

stages and counts   one query
first 50 cards      one query for all columns, by a window over each stage
their tags          one query
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery, Window
from django.db.models.functions import Coalesce, RowNumber
from django.utils.dateparse import parse_datetime

from accounts.models import User
from accounts.policy import sees_everything
from applications.models import Application
from applications.permissions import MOVE
from applications.pipeline.filters import PipelineFilter
from applications.pipeline.keyset import PAGE_SIZE, Page, page_of
from jobs.models import Job, Stage

# Newest first, as the index application_by_board has it.
ORDER = ("-stage_entered_at", "-pk")


@dataclass
class Column:
    stage: Stage
    count: int
    cards: list[Application] = field(default_factory=list)

    @property
    def next_cursor(self) -> str:
        """Where the next cards start; "" when all are shown."""
        return cursor_of(self.cards[-1]) if len(self.cards) < self.count and self.cards else ""


def load_columns(job: Job, user: User, chosen: PipelineFilter) -> list[Column]:
    """Return the columns this person may see, each with its first cards."""
    shown = shown_applications(job, user, chosen)
    columns = {column.stage.pk: column for column in count_columns(job, user, shown)}
    for application in _first_cards(shown):
        if application.stage_id in columns:
            columns[application.stage_id].cards.append(application)
    return list(columns.values())


def count_columns(job: Job, user: User, shown: QuerySet[Application]) -> list[Column]:
    """Return the stages this person may see with how many stand in each, without cards."""
    counts = (
        shown.filter(stage=OuterRef("pk"))
        .order_by()
        .values("stage")
        .annotate(count=Count("pk"))
        .values("count")
    )
    stages = visible_stages(job, user).annotate(
        shown=Coalesce(Subquery(counts, output_field=IntegerField()), 0)
    )
    return [Column(stage=stage, count=stage.shown) for stage in stages]


def visible_stages(job: Job, user: User) -> QuerySet[Stage]:
    """Return the job's stages in order; people who only interview see no prospects."""
    stages = job.stages.order_by("position")
    if sees_everything(user) or MOVE.allows(user, job):
        return stages
    return stages.exclude(kind=Stage.Kind.PROSPECT)


def shown_applications(job: Job, user: User, chosen: PipelineFilter) -> QuerySet[Application]:
    return chosen.apply(Application.objects.visible_to(user).filter(job=job), job)


def column_page(shown: QuerySet[Application], stage: Stage, cursor: str) -> Page[Application]:
    """Return the cards of one column that follow the cursor."""
    return page_of(_cards(shown.filter(stage=stage)), ORDER, after=_read_cursor(cursor))


def load_card(job: Job, user: User, public_id: str) -> Application | None:
    """Return one person of the job, whatever the filter, as a card shows them."""
    visible = Application.objects.visible_to(user).filter(job=job)
    return _cards(visible).filter(public_id=public_id).first()


def cursor_of(application: Application) -> str:
    """Return where a card stands in its column: it stays true when the card moves away."""
    return f"{application.stage_entered_at.isoformat()}~{application.public_id}"


def _read_cursor(cursor: str) -> tuple[datetime, Subquery] | None:
    moment, _, public_id = cursor.partition("~")
    entered_at = _read_moment(moment)
    if entered_at is None:
        return None
    return entered_at, Subquery(Application.objects.filter(public_id=public_id).values("pk")[:1])


def _read_moment(text: str) -> datetime | None:
    """Return the time in a cursor as UTC; None for what is none or has none in UTC."""
    try:
        moment = parse_datetime(text)
        return moment.astimezone(UTC) if moment and moment.tzinfo else None
    except (ValueError, OverflowError):
        return None


def _first_cards(shown: QuerySet[Application]) -> QuerySet[Application]:
    place = Window(
        RowNumber(),
        partition_by=F("stage_id"),
        order_by=[F("stage_entered_at").desc(), F("pk").desc()],
    )
    ranked = shown.annotate(place=place).filter(place__lte=PAGE_SIZE)
    return _cards(ranked).order_by(*ORDER)


def _cards(applications: QuerySet[Application]) -> QuerySet[Application]:
    """Load what a card shows and nothing more: search texts are long."""
    return (
        applications.select_related("candidate", "stage")
        .prefetch_related("candidate__tags")
        .only(
            "public_id", "status", "rejection_reason", "stage_entered_at", "job_id",
            "stage__public_id", "stage__name", "stage__kind", "candidate__public_id",
            "candidate__first_name", "candidate__last_name", "candidate__headline",
            "candidate__current_title", "candidate__current_company",
        )
    )  # fmt: skip
