"""What is done to documents, in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.verbs import Verb
from base.words import StrOrPromise

# The name of a file may tell of more than whoever reads the history may know.
KINDS: dict[str, StrOrPromise] = {
    "resume": _("a resume"),
    "cover_letter": _("a cover letter"),
    "portfolio": _("a portfolio"),
    "certificate": _("a certificate"),
}


def _kind(data: Mapping[str, Any]) -> str:
    return str(KINDS.get(data.get("kind", ""), _("a document")))


class DocumentVerb(Verb):
    ADDED = "document.added", _("added {kind}{on_job}"), "paperclip", {"kind": _kind}
    REMOVED = "document.removed", _("deleted {kind}{on_job}"), "trash-2", {"kind": _kind}
