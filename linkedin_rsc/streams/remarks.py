"""What colleagues wrote, in LinkedIn's words: whose it is and how much of it fits."""

from accounts.models import User
from linkedin_rsc.streams.stream import Fields, milliseconds
from notes.models import Note

# rsc-contract section 14, point 15: LinkedIn publishes no limit, this one is ours.
MAX_CHARACTERS = 8_000

# What of a note is told, or decides about it.
OF_NOTE = ("is_private", "created_at", "text", "author__first_name", "author__last_name")


def word_note(note: Note) -> Fields:
    """Word a note with its author, wherever it is written (rsc-contract 7.3, 7.5)."""
    fields: Fields = {
        "atsCreatedAt": milliseconds(note.created_at),
        "note": note.text[:MAX_CHARACTERS],
    }
    return fields | named("author", note.author)


def named(field: str, colleague: User | None) -> Fields:
    """Name a colleague in a field, which is left out where a name is missing.

    LinkedIn wants both names or nobody (rsc-contract 7.3), and none is invented.
    """
    if not (colleague and colleague.first_name and colleague.last_name):
        return {}
    return {field: {"firstName": colleague.first_name, "lastName": colleague.last_name}}
