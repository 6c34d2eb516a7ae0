"""How the people of several jobs spread over their stages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Count

from accounts.models import User
from applications.models import Application
from base.bidi import isolated
from jobs.models import Job

WIDTH = 100


@dataclass(frozen=True)
class Segment:
    stage: str
    kind: str
    count: int


@dataclass
class Bar:
    segments: list[Segment] = field(default_factory=list)

    @property
    def total(self) -> int:
        return sum(segment.count for segment in self.segments)

    @property
    def words(self) -> str:
        return ", ".join(f"{isolated(segment.stage)} {segment.count}" for segment in self.segments)

    @property
    def spans(self) -> list[tuple[Segment, float, float]]:
        """Each segment with where it starts and how wide it is, of 100 in all."""
        spans, start = [], 0.0
        for segment in self.segments:
            width = WIDTH * segment.count / self.total
            spans.append((segment, round(start, 2), round(width, 2)))
            start += width
        return spans


def spread_of(jobs: Iterable[Job], user: User) -> dict[int, Bar]:
    """Return the bar of each job, without those whom somebody rejected."""
    rejected = Application.Status.REJECTED
    return count_bars(jobs, user, [one for one in Application.Status if one != rejected])


def count_bars(jobs: Iterable[Job], user: User, statuses: Sequence[str]) -> dict[int, Bar]:
    """Count the people of these jobs whom this user may see by stage; one query for all jobs."""
    rows = (
        Application.objects.visible_to(user)
        .filter(job__in=[job.pk for job in jobs], status__in=statuses)
        .values_list("job_id", "stage__name", "stage__kind")
        .annotate(count=Count("pk"))
        .order_by("job_id", "stage__position")
    )
    bars: dict[int, Bar] = {}
    for job_id, stage, kind, count in rows:
        bars.setdefault(job_id, Bar()).segments.append(Segment(stage, kind, count))
    return bars
