"""`{% load pipeline_bars %}`: how the applicants of several jobs spread over their stages.

Lives here and not beside the jobs because a lower floor does not know applications; the jobs list
composes it in its template.
"""

from collections.abc import Iterable

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from applications.bars import Bar, count_bars
from applications.models import Application
from jobs.models import Job

register = template.Library()

SHOWN_STATUSES = [status for status in Application.Status if status != Application.Status.REJECTED]


@register.simple_tag(takes_context=True)
def pipeline_bars(context: template.Context, jobs: Iterable[Job]) -> dict[int, Bar]:
    """Count the people of these jobs whom nobody rejected by stage; one query for all of them."""
    return count_bars(jobs, context["request"].user, SHOWN_STATUSES)


@register.simple_tag
def pipeline_bar(bars: dict[int, Bar], job: Job) -> SafeString:
    """Draw one job's bar with its number and the same in words."""
    return render_to_string("applications/pipeline/_bar.html", {"bar": bars.get(job.pk)})
