"""`{% load job_pages %}`: the head that every page of one job shares."""

from typing import Any

from django import template

from jobs.models import Job
from jobs.permissions import ACTIVATE_JOB, CLOSE_JOB, EDIT_JOB, RESTORE_JOB
from jobs.tabs import tabs_of

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
        "may_edit": EDIT_JOB.allows(request.user, job),
        "may_activate": ACTIVATE_JOB.allows(request.user, job),
        "may_close": CLOSE_JOB.allows(request.user, job),
        "may_restore": RESTORE_JOB.allows(request.user, job),
        "tabs": tabs_of(job, request.user),
    }
