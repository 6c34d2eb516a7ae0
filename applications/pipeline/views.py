"""The pipeline of one job as a board or as a table, and the pieces that the board asks for."""

from datetime import UTC, datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.http import AuthenticatedHttpRequest
from accounts.news.state import watch_of
from applications.models import Application
from applications.permissions import MOVE, REJECT, TAG
from applications.pipeline.board import (
    add_notes,
    count_columns,
    following_cards,
    load_card,
    load_columns,
    shown_applications,
    visible_stages,
)
from applications.pipeline.changes import changes_since
from applications.pipeline.filters import PipelineFilter
from applications.pipeline.table import filter_options, table_page
from candidates.people.actions import actions_for
from jobs.loading import load_job
from jobs.models import Job


@login_required
@require_GET
def pipeline(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Show the board, or with `view=table` the same people as a table."""
    job = load_job(request, public_id)
    chosen = PipelineFilter.from_query(request.GET)
    context = {**_common(request, job, chosen), "options": filter_options(job, request.user)}
    if chosen.is_table:
        return _show_table(request, job, chosen, context)
    columns = load_columns(job, request.user, chosen)
    add_notes(job, columns)
    context |= {
        "watch": watch_of(job.public_id),
        "columns": columns,
        "stages": [column.stage for column in columns],
        "applications": [card for column in columns for card in column.cards],
        "total": sum(column.count for column in columns),
    }
    return render(request, _template(request, "board"), context)


@login_required
@require_GET
def column(request: AuthenticatedHttpRequest, public_id: str, stage_id: str) -> HttpResponse:
    """Return the cards of one column that follow `after`."""
    job = load_job(request, public_id)
    chosen = PipelineFilter.from_query(request.GET)
    stage = get_object_or_404(visible_stages(job, request.user), public_id=stage_id)
    if not request.htmx:
        query = PipelineFilter(stage=stage_id, is_table=True).query()
        return redirect(reverse("pipeline", args=[public_id]) + query)
    shown = shown_applications(job, request.user, chosen)
    following = following_cards(shown, stage, request.GET.get("after", ""))
    context = _common(request, job, chosen) | {
        "column": following,
        "applications": following.cards,
    }
    return render(request, "applications/pipeline/_more_cards.html", context)


@login_required
@require_GET
def card(request: AuthenticatedHttpRequest, public_id: str, application_id: str) -> HttpResponse:
    """Return one card as it stands now with all counts, or a page to move the person from."""
    job = load_job(request, public_id)
    chosen = PipelineFilter.from_query(request.GET)
    application = load_card(job, request.user, application_id)
    if application is None:
        raise Http404(_("No such person in this pipeline."))
    shown = shown_applications(job, request.user, chosen)
    columns = count_columns(job, request.user, shown)
    add_notes(job, columns)
    context = _common(request, job, chosen) | {
        "tab_url": reverse("pipeline", args=[job.public_id]),
        "application": application,
        "applications": [application],
        "columns": columns,
        "stages": [column.stage for column in columns],
        "is_shown": application.status in chosen.statuses(job),
    }
    name = "card.html"
    if request.htmx:
        # What the change has to say is said now, not on the next page that happens to open.
        context["said"] = [str(message) for message in messages.get_messages(request)]
        name = "_fresh_card.html"
    return render(request, f"applications/pipeline/{name}", context)


@login_required
@require_GET
def changes(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Return the cards of who was concerned by what happened `since`, with all counts."""
    job = load_job(request, public_id)
    since = _moment(request.GET.get("since", ""))
    if since is None or not request.htmx:
        return redirect("pipeline", public_id)
    chosen = PipelineFilter.from_query(request.GET)
    # With the time of now, before anything is read: what happens meanwhile is asked for next.
    context = _common(request, job, chosen)
    found = changes_since(since, job, request.user, chosen)
    columns = count_columns(job, request.user, shown_applications(job, request.user, chosen))
    add_notes(job, columns)
    context |= {"changes": found, "applications": found.cards, "columns": columns}
    return render(request, "applications/pipeline/_changes.html", context)


def _moment(text: str) -> datetime | None:
    """Read a time that a board was told; None for what is none."""
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _show_table(
    request: AuthenticatedHttpRequest, job: Job, chosen: PipelineFilter, context: dict[str, Any]
) -> HttpResponse:
    page = table_page(job, request.user, chosen, request.GET)
    columns = count_columns(job, request.user, shown_applications(job, request.user, chosen))
    context |= {
        "page": page,
        "applications": page.rows,
        "stages": [column.stage for column in columns],
        "total": sum(column.count for column in columns),
    }
    return render(request, _template(request, "table"), context)


def _common(request: AuthenticatedHttpRequest, job: Job, chosen: PipelineFilter) -> dict[str, Any]:
    user, is_open = request.user, not job.is_closed
    return {
        "job": job,
        "chosen": chosen,
        "now": timezone.now(),
        "may_tag": TAG.allows(user, job),
        "may_move": is_open and MOVE.allows(user, job),
        "may_reject": is_open and REJECT.allows(user, job),
        "reasons": Application.RejectionReason.choices,
        "people_actions": actions_for(user),
    }


def _template(request: AuthenticatedHttpRequest, name: str) -> str:
    is_partial = request.htmx and not request.htmx.history_restore_request
    return f"applications/pipeline/{'_' if is_partial else ''}{name}.html"
