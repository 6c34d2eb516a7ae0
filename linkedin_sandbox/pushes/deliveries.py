"""Sending pushes: due deliveries go out one by one and are tried again (section 5, rule 16)."""

import logging
from typing import Any

import requests

from linkedin_sandbox.models import CallbackEndpoint, Delivery, DeveloperApplication
from linkedin_sandbox.pushes import outbound, payloads, signatures
from linkedin_sandbox.world import clock, switches

logger = logging.getLogger(__name__)


def send_due() -> None:
    """Attempt every delivery whose time has come, each once."""
    due = Delivery.objects.filter(state=Delivery.State.QUEUED, due_at__lte=clock.now())
    order = "-id" if switches.is_on("deliver_out_of_order") else "id"
    for delivery in due.select_related("application").order_by(order):
        attempt(delivery)


def attempt(delivery: Delivery) -> None:
    """POST one push and write down how it went."""
    endpoint = CallbackEndpoint.objects.filter(application=delivery.application).first()
    if endpoint is None or endpoint.is_blocked:
        _finish(delivery, Delivery.State.BLOCKED if endpoint else Delivery.State.NO_CALLBACK)
        return
    body = payloads.body(delivery)
    outcome = _post(endpoint.url, body, _secret(delivery.application))
    delivery.attempts = [
        *delivery.attempts,
        {"at": clock.now().isoformat(), "url": endpoint.url, "body": body.decode(), **outcome},
    ]
    _conclude(delivery, is_accepted=200 <= outcome.get("status", 0) < 300)


def _conclude(delivery: Delivery, *, is_accepted: bool) -> None:
    tries = len(delivery.attempts)
    if is_accepted:
        _finish(delivery, Delivery.State.DELIVERED)
    elif tries > switches.number("redeliveries"):
        _finish(delivery, Delivery.State.FAILED)
    else:
        delivery.due_at = clock.after(switches.number("delivery_backoff_s") * 2 ** (tries - 1))
        _save(delivery)


def _finish(delivery: Delivery, state: str) -> None:
    delivery.state = state
    _save(delivery)


def _save(delivery: Delivery) -> None:
    """A reset may have removed the row while the receiver was thinking; then nothing is kept."""
    Delivery.objects.filter(pk=delivery.pk).update(
        state=delivery.state, attempts=delivery.attempts, due_at=delivery.due_at
    )


def _secret(application: DeveloperApplication) -> str:
    """Sign with the newest secret, or the oldest that still counts."""
    return application.secrets[-1 if switches.is_on("sign_with_former_secret") else 0]


def _post(url: str, body: bytes, secret: str) -> dict[str, Any]:
    headers = {
        "Content-Type": "application/json",
        "X-LI-Signature": signatures.delivery_signature(secret, body),
    }
    try:
        response = outbound.call(
            "POST",
            url,
            data=body,
            headers=headers,
            timeout_s=switches.number("delivery_timeout_s"),
        )
    except requests.RequestException as error:
        logger.info("Delivery could not reach its receiver")
        return {"error": type(error).__name__}
    return {"status": response.status_code, "answer": response.text[:500]}
