"""What is done to notes, in words."""

from collections.abc import Mapping
from typing import Any

from accounts.verbs import Verb


def _privately(data: Mapping[str, Any]) -> str:
    return "a private note" if data.get("is_private") else "a note"


class NoteVerb(Verb):
    ADDED = "note.added", "wrote {kind}{on_job}", "sticky-note", {"kind": _privately}
