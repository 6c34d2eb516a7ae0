"""A seat in the words of the versioned API (section 6.5)."""

from typing import Any

from linkedin_sandbox.api.resources.seats import SeatRow, plain


def versioned(row: SeatRow) -> dict[str, Any]:
    """Give a seat with `seatId` for `id`, and who created it beside when."""
    fields = plain(row)
    created = fields.pop("created")
    return {
        "seatId": fields.pop("id"),
        **fields,
        "createdAt": {"actor": row.created_by, "time": created["time"]},
    }
