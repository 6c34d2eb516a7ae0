"""The tabs that a record has by itself: who it is, and what was done."""

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
    panels = [
        {"template": panel.template, "is_wide": panel.is_wide,
         "shown": panel.load(candidate, request.user)}
        for panel in contributions.of(ProfilePanel)
    ]  # fmt: skip
    return show_tab(
        request,
        candidate,
        "profile",
        wide_panels=[panel for panel in panels if panel["is_wide"]],
        panels=[panel for panel in panels if not panel["is_wide"]],
    )


@login_required
@require_safe
def activity(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    candidate = load_candidate(request, public_id)
    page, events = activity_page(candidate, request.user, request.GET)
    return show_tab(request, candidate, "activity", page=page, events=events)
