"""What the ATS asked of LinkedIn, and what LinkedIn pushed to the ATS."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from linkedin_sandbox.models import Delivery, RecordedRequest
from linkedin_sandbox.recruiter.log_filters import RequestFilter

PAGE_SIZE = 50


@require_GET
def requests(request: HttpRequest) -> HttpResponse:
    """List recorded requests, newest first, as the filters ask."""
    wanted = RequestFilter.read(request.GET)
    rows = wanted.apply(RecordedRequest.objects.defer("body", "answer", "headers"))
    page = {
        "rows": Paginator(rows.order_by("-id"), PAGE_SIZE).get_page(request.GET.get("page")),
        "wanted": wanted,
        "choices": wanted.choices(),
        "place": "requests",
    }
    return render(request, "recruiter/logs/requests.html", page)


@require_GET
def request_detail(request: HttpRequest, number: int) -> HttpResponse:
    row = get_object_or_404(RecordedRequest, pk=number)
    return render(request, "recruiter/logs/request.html", {"row": row})


@require_GET
def deliveries(request: HttpRequest) -> HttpResponse:
    """List pushes with their attempts, newest first."""
    rows = Delivery.objects.select_related("application").order_by("-id")
    if request.GET.get("state") in Delivery.State.values:
        rows = rows.filter(state=request.GET["state"])
    page = {
        "rows": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page")),
        "states": Delivery.State.choices,
        "state": request.GET.get("state", ""),
        "query": urlencode({"state": request.GET.get("state", "")}),
        "place": "pushes",
    }
    return render(request, "recruiter/logs/deliveries.html", page)
