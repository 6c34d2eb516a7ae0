"""The body of a push, in the variant the switches choose (section 5.4)."""

import json
import uuid
from typing import Any

from linkedin_sandbox.world import switches


def body(event_type: str, request_id: str) -> bytes:
    """Write one event: an object, in an array, or in a named list."""
    event, shape = _event(event_type, request_id), switches.text("push_shape")
    content: Any = event
    if shape != "object":
        content = [event] if shape == "array" else {shape: [event]}
    return json.dumps(content, separators=(",", ":")).encode()


def _event(event_type: str, request_id: str) -> dict[str, Any]:
    is_number = switches.is_on("push_id_as_number")
    return {
        switches.text("push_type_name"): event_type,
        **_notification(event_type, request_id),
        switches.text("push_id_name"): int(request_id) if is_number else request_id,
    }


def _notification(event_type: str, request_id: str) -> dict[str, str]:
    """An id of the notification itself, the same however often it is delivered."""
    name = switches.text("push_notification_id_name")
    own_id = uuid.uuid5(uuid.NAMESPACE_OID, f"{event_type} {request_id}")
    return {} if name == "none" else {name: str(own_id)}
