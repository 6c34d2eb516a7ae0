"""What LinkedIn itself thinks of an application (versioned-api section 6.4)."""

from __future__ import annotations

from typing import Any

from ..transport import Transport

# The newest version whose page describes it; it exists in no other generation of the API.
VERSION = "202604"


def exported_evaluations(transport: Transport, request_id: str) -> list[dict[str, Any]]:
    """Fetch what an evaluation push was about; 404 once LinkedIn has forgotten it, after a day.

    Its shape differs by version and is not public: elements come as LinkedIn words them.
    """
    path = "exportedApplicationEvaluation"
    return transport.find(path, "request", version=VERSION, requestId=request_id)
