"""The pushes that went out, and the callback URLs they went to."""

from typing import Any

from django.http import HttpRequest

from linkedin_sandbox.control import row_dump
from linkedin_sandbox.control.requests import MAX_ROWS
from linkedin_sandbox.models import CallbackEndpoint, Delivery
from linkedin_sandbox.pushes import challenges


def read_deliveries(request: HttpRequest) -> Any:
    rows = Delivery.objects.select_related("application").order_by("id")
    return [row_dump.delivery(row) for row in rows[:MAX_ROWS]]


def read_callbacks(request: HttpRequest) -> Any:
    rows = CallbackEndpoint.objects.select_related("application").order_by("id")
    return [row_dump.callback(row) for row in rows]


def validate_callbacks(request: HttpRequest) -> Any:
    """Challenge every callback now, as by hand in LinkedIn's portal."""
    for endpoint in CallbackEndpoint.objects.select_related("application").order_by("id"):
        challenges.challenge(endpoint)
    return read_callbacks(request)
