"""What stands behind the bell."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.http import AuthenticatedHttpRequest
from accounts.notices import services
from accounts.notices.queries import notices_page


@login_required
@require_GET
def notices(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Show the notices: as a page, or for htmx the newest few inside the bell's menu."""
    if request.htmx:
        page = notices_page(request.user, request.GET, size=8)
        return render(request, "accounts/notices/_latest.html", {"page": page})
    page = notices_page(request.user, request.GET)
    context = {"page": page, "has_unread": any(notice.read_at is None for notice in page.rows)}
    return render(request, "accounts/notices/list.html", context)


@login_required
@require_POST
def mark_notices_read(request: AuthenticatedHttpRequest) -> HttpResponse:
    services.mark_notices_read(user=request.user)
    return redirect("notices")
