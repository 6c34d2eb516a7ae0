"""Notes recruiters write about members, for themselves or shared (section 9.4)."""

from datetime import datetime

from django.db import transaction

from linkedin_sandbox.models import Member, RecruiterNote, Seat
from linkedin_sandbox.world import accounts, clock
from linkedin_sandbox.world.refusals import Refused


class NoteRefused(Refused):
    pass


def write_note(
    *, seat: Seat, member: Member, text: str, is_shared: bool = True, at: datetime | None = None
) -> RecruiterNote:
    accounts.check_open(member)
    written_at = clock.in_ms(at)
    return RecruiterNote.objects.create(
        contract=seat.contract,
        seat=seat,
        member=member,
        text=_needed(text),
        is_shared=is_shared,
        created_at=written_at,
        modified_at=written_at,
    )


@transaction.atomic
def change_note(
    *, note: RecruiterNote, text: str, is_shared: bool, at: datetime | None = None
) -> None:
    """Change what a note says or share it; what was shared once stays so until it is deleted."""
    _check_active(note)
    if note.is_shared and not is_shared:
        raise NoteRefused("A shared note stays shared. Delete it instead.")
    note.text, note.is_shared, note.modified_at = _needed(text), is_shared, clock.in_ms(at)
    note.save()


@transaction.atomic
def delete_note(*, note: RecruiterNote, at: datetime | None = None) -> None:
    _check_active(note)
    note.is_active, note.modified_at = False, clock.in_ms(at)
    note.save()


def _check_active(note: RecruiterNote) -> None:
    if not note.is_active:
        raise NoteRefused("This note has been deleted.")


def _needed(text: str) -> str:
    if not text.strip():
        raise NoteRefused("Write something first.")
    return text
