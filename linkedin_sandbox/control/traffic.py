"""What the ATS asked, brought here and holds: requests, records, tokens."""

from typing import Any

from django.http import HttpRequest

from linkedin_sandbox.control import dump, row_dump
from linkedin_sandbox.control.requests import MAX_ROWS, body, needed
from linkedin_sandbox.models import AccessToken, RecordedRequest
from linkedin_sandbox.world import jobs

REQUEST_FILTERS = ("resource", "method", "restli_method", "client_id", "status")


def health(request: HttpRequest) -> Any:
    return {"status": "ready"}


def read_requests(request: HttpRequest) -> Any:
    """List recorded requests, oldest first, after an id when given, or the `last` so many."""
    rows = RecordedRequest.objects.order_by("id")
    for name in REQUEST_FILTERS:
        if name in request.GET:
            rows = rows.filter(**{name: request.GET[name]})
    if "since" in request.GET:
        rows = rows.filter(id__gt=int(request.GET["since"]))
    if "last" in request.GET:
        found = list(rows.order_by("-id")[: min(MAX_ROWS, int(request.GET["last"]))])[::-1]
    else:
        found = list(rows[:MAX_ROWS])
    return [row_dump.recorded(row) for row in found]


def forget_requests(request: HttpRequest) -> Any:
    RecordedRequest.objects.all().delete()
    return []


def read_state(request: HttpRequest) -> Any:
    jobs.settle_due_tasks()
    return dump.everything()


def revoke_tokens(request: HttpRequest) -> Any:
    client_id = needed(body(request), "client_id")
    revoked = AccessToken.objects.filter(application__client_id=client_id).update(is_revoked=True)
    return {"revoked": revoked}
