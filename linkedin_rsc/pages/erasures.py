"""Admin center: who was erased, how far that is at LinkedIn, and the receipts."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts.http import AuthenticatedHttpRequest, requires
from base.paging import cut
from base.signed_documents import own_keys
from linkedin_rsc.ledger.receipts import records_of
from linkedin_rsc.models import Connection, Erasure, Stream
from linkedin_rsc.permissions import MANAGE_LINKEDIN, SEE_LINKEDIN
from linkedin_rsc.streams.sharing import Sharing

ON_A_PAGE = 50
# A person has some dozens at most.
RECORDS_SHOWN = 500


@login_required
@requires(SEE_LINKEDIN)
@require_GET
def erasures(request: AuthenticatedHttpRequest) -> HttpResponse:
    """List all erasures, the last one first."""
    rows = Erasure.objects.with_standing().select_related("requested_by").defer("receipt")
    context = {
        "page": cut(rows, request.GET, ON_A_PAGE),
        "sharing": Sharing.current(),
        "connection": Connection.current(),
    }
    return render(request, "linkedin_rsc/erasures/list.html", context)


@login_required
@requires(SEE_LINKEDIN)
@require_GET
def erasure(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    rows = Erasure.objects.with_standing().select_related("requested_by").defer("receipt")
    one = get_object_or_404(rows, public_id=public_id)
    records = records_of(one) if one.record else []
    context: dict[str, Any] = {
        "one": one,
        "records": [_shown(record) for record in records[:RECORDS_SHOWN]],
        "counts": [] if one.record else _counted(one),
        "key": own_keys()[0],
        "sharing": Sharing.current(),
        "may_download": MANAGE_LINKEDIN.allows(request.user),
    }
    return render(request, "linkedin_rsc/erasures/detail.html", context)


@login_required
@requires(MANAGE_LINKEDIN)
@require_GET
def receipt(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Give the signed receipt of an erasure that is over."""
    one = get_object_or_404(Erasure.objects.exclude(receipt=""), public_id=public_id)
    response = HttpResponse(one.receipt, content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="erasure-{one.public_id}.json"'
    return response


def place_of(public_id: str) -> str:
    """Return where one sees how far the erasure of a person is at LinkedIn."""
    one = Erasure.objects.filter(record=public_id).only("public_id").order_by("id").last()
    return reverse("linkedin-erasure", args=[one.public_id]) if one else ""


def _shown(record: dict[str, Any]) -> dict[str, Any]:
    return record | {
        "label": Stream(record["stream"]).label,
        "last": (record["answers"] or [None])[-1],
    }


def _counted(one: Erasure) -> list[tuple[str, int]]:
    return [(str(Stream(stream).label), count) for stream, count in one.records.items()]
