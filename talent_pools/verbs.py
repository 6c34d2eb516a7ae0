"""What is done to talent pools, in words."""

from collections.abc import Mapping
from typing import Any

from accounts.verbs import Verb
from base.words import gettext_lazy as _
from base.words import ngettext


def _people(data: Mapping[str, Any]) -> str:
    count = data.get("count", 0)
    return ngettext("%(count)d person", "%(count)d people", count) % {"count": count}


class PoolVerb(Verb):
    CREATED = "talent_pool.created", _("made the pool “{pool}”"), "folder-plus"
    RENAMED = "talent_pool.renamed", _("renamed the pool “{former}” to “{pool}”"), "pencil"
    DESCRIBED = "talent_pool.described", _("changed what the pool “{pool}” is for"), "pencil"
    SHARED = "talent_pool.shared", _("shared the pool “{pool}” with {colleague}"), "user-plus"
    UNSHARED = "talent_pool.unshared", _("no longer shares “{pool}” with {colleague}"), "user-minus"
    DELETED = (
        "talent_pool.deleted",
        _("deleted the pool “{pool}” of {people}"),
        "trash-2",
        {"people": _people},
    )
    ADDED = "talent_pool.member.added", _("added {person} to the pool “{pool}”"), "user-plus"
    REMOVED = (
        "talent_pool.member.removed",
        _("removed {person} from the pool “{pool}”"),
        "user-minus",
    )
    IMPORTED = (
        "talent_pool.imported",
        # How many came in would count those whom the reader may not know of.
        _("imported a sheet of people into the pool “{pool}”"),
        "file-spreadsheet",
    )
