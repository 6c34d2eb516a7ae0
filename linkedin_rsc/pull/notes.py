"""Notes of recruiters about members (rsc-contract 9.4): edits update, deleted ones go."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from linkedin_rsc import retrieved
from linkedin_rsc.client.resources import list_notes
from linkedin_rsc.client.transport import Page, Transport
from linkedin_rsc.models import Pull, RecruiterNote
from linkedin_rsc.pull.asking import Asking
from linkedin_rsc.pull.slices import Slice
from linkedin_rsc.untrusted import identifier

CHANGED = ("lastModified", "lastModifiedAt", "modified")
UPDATED = ["owner", "member", "text", "written_at", "changed_at", "raw", "application_urn"]


def fetch(transport: Transport, pull: Pull, part: Slice, start: int) -> Page:
    return list_notes(
        transport, pull.contract.urn, since=part.since_ms, until=part.until_ms, start=start
    )


@transaction.atomic
def store(asking: Asking, elements: Sequence[Mapping[str, Any]], part: Slice) -> int:
    """Store, update or delete; return how many changed. A version that is known changes nothing.

    One that was stored as another application, which names the member its own way, gives way.
    """
    versions = _newest(elements)
    known = RecruiterNote.objects.filter(contract=asking.pull.contract, note_id__in=list(versions))
    ours = known.select_for_update().filter(application_urn=asking.application)
    changed_at = dict(ours.values_list("note_id", "changed_at"))
    notes = [_note(asking, note_id, element, part) for note_id, element in versions.items()]
    newer = [
        note
        for note in notes
        if note.note_id not in changed_at or note.changed_at > changed_at[note.note_id]
    ]
    gone = [note.note_id for note in newer if versions[note.note_id].get("active") is False]
    known.filter(note_id__in=gone).delete()
    RecruiterNote.objects.bulk_create(
        [note for note in newer if note.note_id not in gone],
        update_conflicts=True,
        unique_fields=["contract", "note_id"],
        update_fields=UPDATED,
    )
    return len(newer)


def _newest(elements: Sequence[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """Return the last version of each note; one without an id cannot be told from others."""
    by_id = {identifier(one.get("id"), retrieved.MAX_URN): one for one in elements}
    by_id.pop("", None)
    return by_id


def _note(asking: Asking, note_id: str, element: Mapping[str, Any], part: Slice) -> RecruiterNote:
    written_at = retrieved.moment(element, ("created", "createdAt"))
    changed_at = retrieved.moment(element, CHANGED) or written_at or part.since
    return RecruiterNote(
        contract=asking.pull.contract,
        application_urn=asking.application,
        note_id=note_id,
        owner=retrieved.urn(element, retrieved.OWNER),
        member=retrieved.urn(element, retrieved.MEMBER),
        text=retrieved.words(element, ("note", "content", "text")),
        written_at=written_at or changed_at,
        changed_at=changed_at,
        raw=dict(element),
    )
