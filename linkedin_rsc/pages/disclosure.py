"""Whom a move out of Prospect shows at LinkedIn for the first time, and how that is said."""

from collections.abc import Sequence
from dataclasses import replace

from applications.disclosure import Disclosure
from applications.lifecycle.undoing import UNDO_WINDOW
from applications.models import Application
from base.words import gettext as _
from base.words import gettext_lazy, ngettext
from linkedin_rsc.streams import candidates
from linkedin_rsc.streams.people import Facts, facts_by_candidate
from linkedin_rsc.streams.sharing import Sharing


def shown_first(applications: Sequence[Application]) -> set[int]:
    """Find those whom LinkedIn is told of once they leave Prospect, and was not before; 2 queries.

    Decided by what decides about sending, so whom LinkedIn could not recognise is not among them.
    """
    sharing = Sharing.current()
    if sharing.share_prospects or not sharing.sends_people:
        return set()
    open_ones = [one for one in applications if not one.job.is_confidential]
    facts = facts_by_candidate(one.candidate_id for one in open_ones)
    return {one.pk for one in open_ones if _is_shown_first(facts[one.candidate_id], sharing)}


def _is_shown_first(facts: Facts, sharing: Sharing) -> bool:
    moved = replace(facts, has_left_prospect=True, has_open_application=True)
    return not facts.has_open_application and candidates.hold(moved, sharing) is None


def _several(count: int) -> str:
    said = ngettext(
        "Out of Prospect, %(count)d person becomes visible to colleagues in LinkedIn.",
        "Out of Prospect, %(count)d people become visible to colleagues in LinkedIn.",
        count,
    )
    return said % {"count": count}


def _after(count: int, moved: int) -> str:
    said = _("Colleagues see %(count)d of them in LinkedIn in %(seconds)d seconds, if not undone.")
    if count == moved:
        said = _("Colleagues see them in LinkedIn in %(seconds)d seconds, if not undone.")
    return said % {"count": count, "seconds": UNDO_WINDOW.total_seconds()}


AT_LINKEDIN = Disclosure(
    shown_first,
    one=gettext_lazy("Out of Prospect, this person becomes visible to colleagues in LinkedIn."),
    several=_several,
    after=_after,
)
