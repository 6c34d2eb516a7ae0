"""Admin center: what comparing the ledger with Tandem's records found, and doing it now."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.http import AuthenticatedHttpRequest, requires
from base.errors import DomainError
from base.words import gettext as _
from linkedin_rsc.ledger import reconcile
from linkedin_rsc.models import Connection, Difference, Reconciliation, Stream
from linkedin_rsc.permissions import MANAGE_LINKEDIN

SHOWN = 10


@dataclass(frozen=True)
class Line:
    """What was found in one stream."""

    label: str
    looked_at: int
    numbers: Sequence[tuple[str, int]]


@login_required
@requires(MANAGE_LINKEDIN)
@require_POST
def reconciliation(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Compare everything now."""
    try:
        reconcile.begin(by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        said = _("Everything is compared in the background. Reload the page to see what differed.")
        messages.success(request, said)
    return redirect(f"{reverse('linkedin-syncs')}#reconciliation")


def reconciliations(connection: Connection) -> dict[str, Any]:
    """Return what the panel shows: the latest runs, and of the last one what it found; 1 query."""
    runs = Reconciliation.objects.last_begun(SHOWN)
    latest = runs[0] if runs else None
    is_running = latest is not None and latest.state == Reconciliation.State.RUNNING
    return {
        "latest": latest,
        "runs": runs,
        "lines": _lines(latest) if latest else [],
        "passed_over": [one.label for one in latest.passed_over] if latest else [],
        "columns": Difference.labels,
        "is_running": is_running,
        "is_possible": connection.state == Connection.State.ENABLED and not is_running,
    }


def _lines(run: Reconciliation) -> list[Line]:
    looked_at = [one for one in Stream if run.counts.get(one, {}).keys() - {"passed_over"}]
    return [_line(stream, run.counts[stream]) for stream in looked_at]


def _line(stream: Stream, counts: dict[str, int]) -> Line:
    numbers = [(str(one.label), counts.get(one, 0)) for one in Difference]
    return Line(str(stream.label), counts.get("looked_at", 0), numbers)
