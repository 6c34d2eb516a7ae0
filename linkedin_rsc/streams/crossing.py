"""Who crosses the Prospect boundary: whom a move shows at LinkedIn for the first time, and when.

A move can be undone for a while, and until then nothing of it goes out. Nothing of a person is at
LinkedIn before the candidate, so it is enough that the candidate waits. It does so twice: the mark
makes all that the move touched due later, by the database's clock, and the candidate's stream looks
at the move itself, for a switch, a dead worker or a person may have brought the row forward.
"""

from datetime import datetime, timedelta

from applications.lifecycle.undoing import UNDO_WINDOW
from applications.models import Application
from applications.verbs import ApplicationVerb
from linkedin_rsc.leases import clock
from linkedin_rsc.streams.change import Change
from linkedin_rsc.streams.people import Person
from linkedin_rsc.streams.sharing import Sharing

AT_ONCE = timedelta()


class StillUndoable(Exception):
    """What is about to be told for the first time can be taken back here `until` then."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


def wait_of(change: Change) -> timedelta:
    """Return how long what a change touched waits; at most one query."""
    return UNDO_WINDOW if _leaves_prospect(change) and not _is_shown(change) else AT_ONCE


def refuse_undoable(person: Person, sharing: Sharing) -> None:
    """Raise StillUndoable while the move can be taken back that lets somebody go.

    When it was is said by the clock of the web process: of one that is ahead nothing is believed.
    """
    moved_at, now = person.moved_on_at, clock.now()
    if moved_at and moved_at <= now < moved_at + UNDO_WINDOW and not sharing.share_prospects:
        raise StillUndoable(moved_at + UNDO_WINDOW)


def _leaves_prospect(change: Change) -> bool:
    if change.verb != ApplicationVerb.STAGE_CHANGED or change.sharing.share_prospects:
        return False
    return change.crosses_prospect and change.subject.left_prospect_at is not None


def _is_shown(change: Change) -> bool:
    """Tell whether another application lets the candidate go."""
    own = Application.objects.past_prospect().filter(candidate=change.candidate)
    return own.filter(job__is_confidential=False).exclude(pk=change.subject.pk).exists()
