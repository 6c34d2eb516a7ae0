"""Failures a test has arranged in advance (`/sandbox/api/failures`)."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse

from linkedin_sandbox.api.resetting import ResetConnection
from linkedin_sandbox.models import ExtraElement, Failure


@dataclass(frozen=True)
class Arranged:
    status: int
    message: str
    retry_after_s: int | None
    takes_effect: bool
    fault: str = ""

    @property
    def entity(self) -> dict[str, object]:
        """How one record of a batch is refused."""
        return {"status": self.status, "message": self.message}

    @property
    def element(self) -> dict[str, object]:
        """How one job is refused: by position, so that even no answer takes a place."""
        is_silent = self.fault == Failure.Fault.UNANSWERED
        return {} if is_silent else {"status": self.status, "error": self.entity}

    def response(
        self, request: HttpRequest, body: Mapping[str, object] | None = None
    ) -> HttpResponse:
        if self.fault == Failure.Fault.RESET:
            return ResetConnection(request)
        if self.fault == Failure.Fault.NONSENSE:
            return HttpResponse("<html><body>Something went wrong</body></html>")
        if self.fault == Failure.Fault.MISSHAPEN:
            return JsonResponse(["Something went wrong"], safe=False)
        return JsonResponse(body or self.body, status=self.status, headers=self.headers)

    @property
    def body(self) -> dict[str, object]:
        return {"message": self.message, "serviceErrorCode": 0, "status": self.status}

    @property
    def headers(self) -> dict[str, str]:
        return {} if self.retry_after_s is None else {"Retry-After": str(self.retry_after_s)}


def next_for_call(resource: str, method: str) -> Arranged | None:
    """Use up the next failure of a whole call, waiting its delay first."""
    failure = _use_up(resource, method, key="")
    if failure is None:
        return None
    time.sleep(failure.delay_s)
    if failure.status < 400 and not failure.fault:
        return None
    return _arranged(failure)


def next_for_record(resource: str, method: str, key: str) -> Arranged | None:
    """Use up the next failure of a record whose key contains its `key`."""
    failure = _use_up(resource, method, key=key)
    return _arranged(failure) if failure else None


def elements_of(resource: str) -> list[Any]:
    """List what a test wants among the elements of a finder."""
    extra = ExtraElement.objects.filter(resource=resource).order_by("id")
    return list(extra.values_list("element", flat=True))


def _arranged(failure: Failure) -> Arranged:
    return Arranged(
        failure.status,
        failure.message or f"Arranged failure {failure.status}",
        failure.retry_after_s,
        failure.takes_effect,
        failure.fault,
    )


def any_for_records() -> bool:
    return Failure.objects.filter(remaining__gt=0).exclude(key="").exists()


def _use_up(resource: str, method: str, *, key: str) -> Failure | None:
    if not Failure.objects.filter(remaining__gt=0).exists():
        return None
    with transaction.atomic():
        for failure in Failure.objects.filter(remaining__gt=0).order_by("id"):
            if _fits(failure, resource, method, key):
                failure.remaining -= 1
                failure.save(update_fields=["remaining"])
                return failure
    return None


def _fits(failure: Failure, resource: str, method: str, key: str) -> bool:
    is_about_it = failure.resource in {resource, "*"} and failure.method in {method, ""}
    is_same_level = bool(failure.key) == bool(key)
    return is_about_it and is_same_level and failure.key in key
