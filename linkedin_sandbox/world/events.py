"""Queueing a push; `pushes` waits for the news and sends it once the transaction is through."""

import secrets
from datetime import timedelta
from threading import Event

from django.db import transaction

from linkedin_sandbox.models import CallbackEndpoint, Delivery, DeveloperApplication
from linkedin_sandbox.world import clock, switches

HOLD_FOR_REORDERING_S = 1.0

_news = Event()


def wake() -> None:
    """Tell the sender that there may be something to send."""
    _news.set()


def wait_for_news(timeout_s: float) -> None:
    _news.wait(timeout_s)
    _news.clear()


def new_request_id() -> str:
    return str(10_000_000 + secrets.randbelow(89_999_999))


def announce(application: DeveloperApplication, event_type: str, request_id: str) -> Delivery:
    """Queue the push that announces a request id."""
    endpoint = CallbackEndpoint.objects.filter(application=application).first()
    hold_s = HOLD_FOR_REORDERING_S if switches.is_on("deliver_out_of_order") else 0
    now = clock.now()
    same = {
        "application": application,
        "event_type": event_type,
        "request_id": request_id,
        "state": _state_for(endpoint),
        "queued_at": now,
        "due_at": now + timedelta(seconds=hold_s),
    }
    delivery = Delivery.objects.create(**same)
    if switches.is_on("deliver_twice"):
        Delivery.objects.create(**same)
    transaction.on_commit(wake)
    return delivery


def _state_for(endpoint: CallbackEndpoint | None) -> str:
    if endpoint is None:
        return Delivery.State.NO_CALLBACK
    return Delivery.State.BLOCKED if endpoint.is_blocked else Delivery.State.QUEUED
