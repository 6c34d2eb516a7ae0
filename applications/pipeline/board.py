"""What the board reads: its columns with their counts, and the first cards of each.

stages and counts   one query
first 20 cards      one query for all columns, by a window over each stage
their tags          one query
"""

from dataclasses import dataclass, field

from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery, Window
from django.db.models.functions import Coalesce, RowNumber

from accounts.models import User
from applications.models import Application
from applications.permissions import SEE_PROSPECTS
from applications.pipeline.filters import PipelineFilter
from base.cursors import make_cursor, read_cursor
from base.paging import find
from jobs.models import Job, Stage
from jobs.process.notes import notes_of

# Newest first, as the index application_by_board has it.
ORDER = ("-stage_entered_at", "-pk")
# What fills a high window; the rest follows where somebody scrolls, so many at a time.
FIRST_CARDS, MORE_CARDS = 20, 50


@dataclass
class Column:
    stage: Stage
    count: int
    cards: list[Application] = field(default_factory=list)
    # What upper floors say of the stage.
    note: str = ""

    @property
    def next_cursor(self) -> str:
        """Where the next cards start; "" when all are shown."""
        is_more = self.cards and len(self.cards) < self.count
        return make_cursor(self.cards[-1], ORDER) if is_more else ""


def load_columns(job: Job, user: User, chosen: PipelineFilter) -> list[Column]:
    """Return the columns this person may see, each with its first cards."""
    shown = shown_applications(job, user, chosen)
    columns = {column.stage.pk: column for column in count_columns(job, user, shown)}
    for application in _first_cards(shown):
        if application.stage_id in columns:
            columns[application.stage_id].cards.append(application)
    return list(columns.values())


def add_notes(job: Job, columns: list[Column]) -> None:
    """Say of each column what upper floors know of its stage."""
    notes = notes_of(job, [column.stage for column in columns])
    for column in columns:
        column.note = notes.get(column.stage.pk, "")


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
    if SEE_PROSPECTS.allows(user, job):
        return stages
    return stages.exclude(kind=Stage.Kind.PROSPECT)


def shown_applications(job: Job, user: User, chosen: PipelineFilter) -> QuerySet[Application]:
    return chosen.apply(Application.objects.visible_to(user).filter(job=job), job)


def following_cards(shown: QuerySet[Application], stage: Stage, cursor: str) -> Column:
    """Return a column of the cards behind the cursor; its count only tells whether more follow."""
    after = read_cursor(cursor, ORDER)
    found = find(as_cards(shown.filter(stage=stage)), MORE_CARDS + 1, ORDER, after=after)
    return Column(stage, count=len(found), cards=found[:MORE_CARDS])


def load_card(job: Job, user: User, public_id: str) -> Application | None:
    """Return one person of the job, whatever the filter, as a card shows them."""
    visible = Application.objects.visible_to(user).filter(job=job)
    return as_cards(visible).filter(public_id=public_id).first()


def _first_cards(shown: QuerySet[Application]) -> QuerySet[Application]:
    place = Window(
        RowNumber(),
        partition_by=F("stage_id"),
        order_by=[F("stage_entered_at").desc(), F("pk").desc()],
    )
    ranked = shown.annotate(place=place).filter(place__lte=FIRST_CARDS)
    return as_cards(ranked).order_by(*ORDER)


def as_cards(applications: QuerySet[Application]) -> QuerySet[Application]:
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
