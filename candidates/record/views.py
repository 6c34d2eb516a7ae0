"""The tabs that a record has by itself: who it is, and what was done."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from accounts.http import AuthenticatedHttpRequest
from base import contributions
from candidates.record.activity import activity_page
from candidates.record.frame import load_candidate, show_tab
from candidates.record.tabs import ProfilePanel


@login_required
@require_safe
def profile(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    candidate = load_candidate(request, public_id)
    panels: dict[str, list[Any]] = {"wide": [], "beside": [], "columns": []}
    for panel in contributions.of(ProfilePanel):
        shown = panel.load(candidate, request.user)
        if shown or not panel.is_beside:
            panels[_where(panel)].append({"template": panel.template, "shown": shown})
    return show_tab(request, candidate, "profile", panels=panels)


def _where(panel: ProfilePanel) -> str:
    if panel.is_wide:
        return "wide"
    return "beside" if panel.is_beside else "columns"


@login_required
@require_safe
def activity(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    candidate = load_candidate(request, public_id)
    page, events = activity_page(candidate, request.user, request.GET)
    return show_tab(request, candidate, "activity", page=page, events=events)
