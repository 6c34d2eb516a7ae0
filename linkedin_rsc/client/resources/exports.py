"""People a recruiter exported from Recruiter (rsc-contract section 6)."""

from __future__ import annotations

from typing import Any

from ..generations.table import EXPORTS, FINDER
from ..transport import Transport


def exported_candidates(transport: Transport, request_id: str) -> list[dict[str, Any]]:
    """Fetch what an export push was about, normally one element (rsc-contract 5.6, 6.1).

    Raises `Rejected` with status 404 once LinkedIn has forgotten the request, after a day.
    """
    form = transport.form_of(EXPORTS, FINDER)
    return transport.find(form.path, "request", form=form, requestId=request_id)
