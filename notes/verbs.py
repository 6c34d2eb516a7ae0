"""What is done to notes, in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.verbs import Verb


def _privately(data: Mapping[str, Any]) -> str:
    return str(_("a private note")) if data.get("is_private") else str(_("a note"))


class NoteVerb(Verb):
    ADDED = "note.added", _("wrote {kind}{on_job}"), "sticky-note", {"kind": _privately}
    EDITED = "note.edited", _("changed {kind}{on_job}"), "pencil", {"kind": _privately}
    DELETED = "note.deleted", _("deleted {kind}{on_job}"), "trash-2", {"kind": _privately}
