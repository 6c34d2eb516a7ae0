"""The body of a push, in the variant the switches choose (section 5.4)."""

import json
import uuid
from datetime import datetime, timedelta
from typing import Any

from linkedin_sandbox.models import Delivery
from linkedin_sandbox.world import clock, switches


def body(delivery: Delivery) -> bytes:
    """Write one event: an object, in an array, or in a named list."""
    event, shape = _event(delivery), switches.text("push_shape")
    content: Any = event
    if shape != "object":
        content = [event] if shape == "array" else {shape: [event]}
    return json.dumps(content, separators=(",", ":")).encode()


def _event(delivery: Delivery) -> dict[str, Any]:
    request_id: str | int = delivery.request_id
    if switches.is_on("push_id_as_number"):
        request_id = int(request_id)
    return {
        switches.text("push_type_name"): delivery.event_type,
        **_notification(delivery.event_type, delivery.request_id),
        switches.text("push_id_name"): request_id,
        **_expiry(delivery.queued_at + timedelta(seconds=switches.number("request_valid_s"))),
    }


def _expiry(moment: datetime) -> dict[str, str | int]:
    """Until when the request id can be fetched; the same however often it is delivered."""
    milliseconds = clock.to_ms(moment)
    written: dict[str, str | int] = {
        "text": str(milliseconds),
        "number": milliseconds,
        "rfc3339": moment.isoformat(),
    }
    way = switches.text("push_expires_at")
    return {"expiresAt": written[way]} if way in written else {}


def _notification(event_type: str, request_id: str) -> dict[str, str]:
    """An id of the notification itself, the same however often it is delivered."""
    name = switches.text("push_notification_id_name")
    own_id = uuid.uuid5(uuid.NAMESPACE_OID, f"{event_type} {request_id}")
    return {} if name == "none" else {name: str(own_id)}
