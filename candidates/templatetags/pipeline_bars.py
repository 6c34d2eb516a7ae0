"""`{% load pipeline_bars %}`: how the applicants of several jobs spread over their stages.

Lives here and not beside the jobs because a lower floor does not know applications; the jobs list
composes it in its template.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django import template
from django.db.models import Count
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from accounts.models import User
from candidates.models import Application
from jobs.models import Job

register = template.Library()

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
    def spans(self) -> list[tuple[Segment, float, float]]:
        """Each segment with where it starts and how wide it is, of 100 in all."""
        spans, start = [], 0.0
        for segment in self.segments:
            width = WIDTH * segment.count / self.total
            spans.append((segment, round(start, 2), round(width, 2)))
            start += width
        return spans


@register.simple_tag(takes_context=True)
def pipeline_bars(context: template.Context, jobs: Iterable[Job]) -> dict[int, Bar]:
    """Count the active and hired people of these jobs by stage; one query for all of them."""
    user: User = context["request"].user
    open_statuses = [Application.Status.ACTIVE, Application.Status.HIRED]
    rows = (
        Application.objects.visible_to(user)
        .filter(job__in=[job.pk for job in jobs], status__in=open_statuses)
        .values_list("job_id", "stage__name", "stage__kind")
        .annotate(count=Count("pk"))
        .order_by("job_id", "stage__position")
    )
    bars: dict[int, Bar] = {}
    for job_id, stage, kind, count in rows:
        bars.setdefault(job_id, Bar()).segments.append(Segment(stage, kind, count))
    return bars


@register.simple_tag
def pipeline_bar(bars: dict[int, Bar], job: Job) -> SafeString:
    """Draw one job's bar with its number and the same in words."""
    return render_to_string("candidates/pipeline/_bar.html", {"bar": bars.get(job.pk)})
