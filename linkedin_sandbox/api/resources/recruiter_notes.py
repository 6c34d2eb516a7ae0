"""prospectNotes: what recruiters wrote about members (section 9.4)."""

from typing import Any

from django.db.models import QuerySet

from linkedin_sandbox.api.call import Answer, Call
from linkedin_sandbox.api.resources import contexts, finders
from linkedin_sandbox.models import RecruiterNote
from linkedin_sandbox.world import clock, persons, switches


def find(call: Call) -> Answer:
    """List notes by last change: after `cutoffDate`, up to and with `beforeDate`.

    A deleted note comes once more with `active: false`.
    """
    finders.expect(call, "criteria")
    contract = contexts.contract(call, call.need("contract"))
    rows = _of_owners(call, RecruiterNote.objects.filter(contract=contract))
    after, before = finders.window(call, "cutoffDate", "beforeDate")
    if after:
        rows = rows.filter(modified_at__gt=after)
    if before:
        rows = rows.filter(modified_at__lte=before)
    in_order = rows.select_related("contract", "seat").order_by("modified_at", "id")
    return finders.page(call, in_order, lambda found: _shown(call, found))


def _of_owners(call: Call, rows: QuerySet[RecruiterNote]) -> QuerySet[RecruiterNote]:
    owners = contexts.seat_numbers(call.query.all("owners"))
    if not switches.is_on("private_notes_delivered"):
        rows = rows.filter(is_shared=True)
    return rows.filter(seat__number__in=owners) if owners else rows


def _shown(call: Call, notes: list[RecruiterNote]) -> list[dict[str, Any]]:
    urns = persons.urns_of({note.member_id for note in notes}, call.application)
    return [
        {
            "id": note.pk,
            "active": note.is_active,
            "contract": note.contract.urn,
            "created": clock.to_ms(note.created_at),
            "lastModified": clock.to_ms(note.modified_at),
            switches.text("note_owner_name"): note.seat.urn,
            switches.text("note_member_name"): urns[note.member_id],
            switches.text("note_text_name"): note.text,
        }
        for note in notes
    ]
