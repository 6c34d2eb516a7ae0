"""The list of jobs."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.http import AuthenticatedHttpRequest
from accounts.policy import sees_everything
from jobs.columns import with_columns
from jobs.queries import JobFilter, facets, job_page


@login_required
@require_GET
def job_list(request: AuthenticatedHttpRequest) -> HttpResponse:
    chosen = JobFilter.from_query(request.GET)
    page = job_page(chosen, request.user, request.GET)
    context = {
        "chosen": chosen,
        "facets": facets(chosen, request.user),
        "may_see_all": sees_everything(request.user),
        "page": page,
        "columns": with_columns(page.rows, request.user),
    }
    is_partial = request.htmx and not request.htmx.history_restore_request
    return render(request, "jobs/_results.html" if is_partial else "jobs/list.html", context)
