"""`{% load job_pages %}`: the head that every page of one job shares."""

from typing import Any

from django import template

from accounts.policy import sees_everything
from jobs import policy
from jobs.models import Job

register = template.Library()

TONES = {Job.Status.DRAFT: "info", Job.Status.ACTIVE: "positive", Job.Status.CLOSED: ""}


@register.inclusion_tag("jobs/_head.html", takes_context=True)
def job_head(context: template.Context, job: Job, closure: Any = None) -> dict[str, Any]:
    """Draw title, Job ID, state, the actions this person may take, and the tabs.

    `closure` is a refused ClosureForm: its dialog then stands open. A page at another address
    than its tab's says in `tab_url` of the context where it belongs.
    """
    request = context["request"]
    return {
        "request": request,
        "at": context.get("tab_url", request.path),
        "csrf_token": context.get("csrf_token"),
        "job": job,
        "tone": TONES[Job.Status(job.status)],
        "closure": closure,
        "close_reasons": Job.CloseReason.choices,
        "may_lead": policy.leads(request.user, job),
        "may_see_channels": policy.leads(request.user, job) or sees_everything(request.user),
        "may_recruit": policy.recruits(request.user, job),
    }
