"""Every request of the ATS is written down with what the sandbox thought of it (rule 19)."""

import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass, field
from threading import Lock

from django.http import HttpRequest, HttpResponseBase

from linkedin_sandbox.models import RecordedRequest
from linkedin_sandbox.world import clock

KEPT_ROWS = 5_000
KEPT_CHARACTERS = 20_000
UPLOADS = "/dms-uploads/"
RECORDED = ("/v2/", "/rest/", "/oauth/v2/", UPLOADS)
SECRET_HEADERS = {"authorization", "cookie", "x-csrftoken"}
SECRET_PATHS = ("/oauth/", "/v2/provisionedApplications")


@dataclass
class Trace:
    """What is learned about a request while it is being answered."""

    trace_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    client_id: str = ""
    token_number: int | None = None
    method: str = ""
    restli_method: str = ""
    resource: str = ""
    query: str | None = None
    is_tunnelled: bool = False
    records: int = 0
    failed_records: int = 0
    findings: list[str] = field(default_factory=list)

    def find(self, finding: str) -> None:
        if finding not in self.findings:
            self.findings.append(finding)


_trace: ContextVar[Trace] = ContextVar("trace")


def current() -> Trace:
    return _trace.get(Trace())


class RecorderMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path.startswith(RECORDED):
            return self.get_response(request)
        trace, started = Trace(), time.monotonic()
        token = _trace.set(trace)
        body = request.body
        try:
            response = self.get_response(request)
        finally:
            _trace.reset(token)
        # What LinkedIn's support asks for (section 12.4).
        response["x-li-uuid"] = trace.trace_id
        _write(request, response, body, trace, (time.monotonic() - started) * 1000)
        return response


def _write(
    request: HttpRequest, response: HttpResponseBase, body: bytes, trace: Trace, ms: float
) -> None:
    is_secret = request.path.startswith(SECRET_PATHS)
    learned = asdict(trace) | {
        "method": trace.method or request.method or "",
        "resource": trace.resource or request.path.strip("/").rpartition("/")[2][:100],
        "query": _shown_query(request, trace),
    }
    row = RecordedRequest.objects.create(
        at=clock.now(),
        path=request.META.get("RAW_URI", request.path).partition("?")[0],
        headers=_shown_headers(request),
        body="" if is_secret else _shown_body(request, body),
        status=response.status_code,
        answer="" if is_secret else _shown(getattr(response, "content", b"")),
        duration_ms=round(ms, 1),
        **learned,
    )
    _forget_before(row)


def _forget_before(row: RecordedRequest) -> None:
    """Forget what is no longer kept, now and then."""
    if row.pk % 100 == 0:
        RecordedRequest.objects.filter(pk__lte=row.pk - KEPT_ROWS).delete()


def _shown_query(request: HttpRequest, trace: Trace) -> str:
    if request.path.startswith("/oauth/"):
        return ""
    return request.META.get("QUERY_STRING", "") if trace.query is None else trace.query


def _shown_headers(request: HttpRequest) -> dict[str, str]:
    return {
        name: "(hidden)" if name.lower() in SECRET_HEADERS else value
        for name, value in request.headers.items()
    }


def _shown_body(request: HttpRequest, body: bytes) -> str:
    is_file = request.path.startswith(UPLOADS)
    return f"(a file of {len(body)} bytes)" if is_file else _shown(body)


def _shown(content: bytes) -> str:
    return content.decode(errors="replace")[:KEPT_CHARACTERS]


_in_flight: Counter[tuple[int, str]] = Counter()
_lock = Lock()


@contextmanager
def in_flight(application_id: int, resource: str) -> Iterator[None]:
    """Note "not sequential" while another call of the same kind runs."""
    key = (application_id, resource)
    with _lock:
        _in_flight[key] += 1
        if _in_flight[key] > 1:
            current().find("not sequential")
    try:
        yield
    finally:
        with _lock:
            _in_flight[key] -= 1
