"""Admin center: what goes to LinkedIn, how far it is, and the brake."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.timesince import timesince
from django.views.decorators.http import require_GET, require_POST
from django.views.decorators.vary import vary_on_headers

from accounts.http import AuthenticatedHttpRequest, requires
from base.errors import DomainError
from base.words import gettext as _
from linkedin_rsc.connect.pausing import pause_sending, resume_sending
from linkedin_rsc.ledger.progress import progress
from linkedin_rsc.models import Connection
from linkedin_rsc.permissions import MANAGE_LINKEDIN, SEE_LINKEDIN
from linkedin_rsc.streams.sharing import Sharing


@login_required
@requires(SEE_LINKEDIN)
@require_GET
@vary_on_headers("HX-Request")
def sending(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Show how far each stream is; the part that changes alone, where the page asks for it."""
    connection, now = Connection.current(), progress()
    context: dict[str, Any] = {
        "connection": connection,
        "is_open": Sharing.of(connection).sends_people,
        "progress": now,
        "streams": [(one, _words(one.remaining)) for one in now.streams if not one.is_empty],
        "remaining": _words(now.remaining),
        "may_manage": MANAGE_LINKEDIN.allows(request.user),
    }
    part = "_progress" if request.headers.get("HX-Request") else "page"
    return render(request, f"linkedin_rsc/sending/{part}.html", context)


def _words(remaining: timedelta | None) -> str:
    """Say how long something takes, roughly: "3 hours"."""
    if remaining is None:
        return ""
    if remaining < timedelta(minutes=1):
        return _("less than a minute")
    now = timezone.now()
    return timesince(now, now + remaining, depth=1)


@login_required
@requires(MANAGE_LINKEDIN)
@require_POST
def pause(request: AuthenticatedHttpRequest) -> HttpResponse:
    return _turn(request, pause_sending, _("Paused. What changes waits, and nothing is lost."))


@login_required
@requires(MANAGE_LINKEDIN)
@require_POST
def resumption(request: AuthenticatedHttpRequest) -> HttpResponse:
    return _turn(request, resume_sending, _("What waited goes out now."))


def _turn(request: AuthenticatedHttpRequest, deed: Callable[..., None], said: str) -> HttpResponse:
    try:
        deed(by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, said)
    return redirect("linkedin-sending")
