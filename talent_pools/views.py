"""What was done in a pool."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from accounts.http import AuthenticatedHttpRequest
from accounts.reading import note_reading
from talent_pools.frame import show_pool
from talent_pools.history import history_page
from talent_pools.loading import load_pool


@login_required
@require_safe
def activity(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    pool = load_pool(request, public_id)
    page, events = history_page(pool, request.user, request.GET)
    told_of = {one.candidate for one in page.rows if one.candidate}
    note_reading(request, by=request.user, count=len(told_of))
    return show_pool(request, pool, "activity", page=page, events=events)
