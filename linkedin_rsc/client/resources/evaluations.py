"""What LinkedIn itself thinks of an application (versioned-api section 6.4)."""

from __future__ import annotations

from typing import Any

from ..generations.table import EVALUATIONS, FINDER
from ..transport import Transport


def exported_evaluations(transport: Transport, request_id: str) -> list[dict[str, Any]]:
    """Fetch what an evaluation push was about; 404 once LinkedIn has forgotten it, after a day.

    Its shape differs by version and is not public: elements come as LinkedIn words them.
    """
    form = transport.form_of(EVALUATIONS, FINDER)
    return transport.find(form.path, "request", form=form, requestId=request_id)
