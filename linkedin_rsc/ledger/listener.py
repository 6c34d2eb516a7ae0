"""The upper end of the one seam: what was done becomes marks in the ledger, same transaction."""

from itertools import chain
from typing import Any

from django.db.models import QuerySet

from accounts.models import Activity, User
from accounts.verbs import UserVerb
from applications.verbs import ApplicationVerb
from candidates.details.services import lock
from candidates.models import Candidate
from candidates.verbs import CONTACT_VERBS, CandidateVerb
from interviews.verbs import InterviewVerb
from linkedin_rsc.connection.changes import want_filled_ledger
from linkedin_rsc.ledger import erasures
from linkedin_rsc.ledger.gone import withdraw_application, withdraw_record
from linkedin_rsc.ledger.looking import requeue, want_look, want_look_at_all, withdraw
from linkedin_rsc.ledger.mark import mark
from linkedin_rsc.models import Connection, Hold, LedgerRow
from linkedin_rsc.nudges import PUSH_WAITING, nudge_on_commit
from linkedin_rsc.streams import IN_ORDER
from linkedin_rsc.streams.change import VERBS, Change
from linkedin_rsc.streams.crossing import wait_of
from linkedin_rsc.streams.poster import perhaps_posted_by
from linkedin_rsc.verbs import LinkedInVerb
from notes.verbs import NoteVerb

# What LinkedIn holds belongs to a company and to our application there.
NEW_START_VERBS = {LinkedInVerb.COMPANY_LEFT, LinkedInVerb.PROVISIONED}
# Who no longer signs in, or does again, and who is administrator, decides who is a job's poster.
POSTER_VERBS = {UserVerb.DEACTIVATED, UserVerb.REACTIVATED, UserVerb.ROLES_CHANGED}
# The services behind these hold the candidate already, or it is not there for others yet.
HOLDING = {
    CandidateVerb.CREATED,
    CandidateVerb.EDITED,
    LinkedInVerb.LINKED,
    LinkedInVerb.UNLINKED,
    ApplicationVerb.CREATED,
    NoteVerb.ADDED,
    InterviewVerb.FEEDBACK_GIVEN,
    NoteVerb.EDITED,
    NoteVerb.DELETED,
    InterviewVerb.FEEDBACK_DELETED,
    *CONTACT_VERBS,
}


def on_recorded(sender: Any, activity: Activity, subject: Any, **kwargs: Any) -> None:
    """Mark what changed. Connected to `accounts.activity.recorded` in apps.py."""
    if activity.verb in VERBS:
        _note(Change(activity, subject))
    if activity.verb in POSTER_VERBS:
        _look_at_posters(subject)
    elif activity.verb == CandidateVerb.ERASED:
        erasures.begin(subject.public_id, activity.actor)
    elif activity.verb == ApplicationVerb.DELETED:
        withdraw_application(subject)
    elif activity.verb in NEW_START_VERBS:
        _begin_anew(subject)


def _note(change: Change) -> None:
    """Mark the records that changed, and have further ones looked at anew.

    Of two changes of a candidate at once, the later one decides on what both did, because the
    candidate is locked; else a stale *still a prospect* would hold back for good whom a colleague
    has just moved on.
    """
    if change.candidate and change.verb not in HOLDING:
        lock(change.candidate)
    if change.forbids:
        withdraw_record(change.subject.public_id, change.forbids)
        return
    marks = chain.from_iterable(stream.marks(change) for stream in IN_ORDER)
    mark(list(marks), epoch=change.sharing.epoch, after=wait_of(change))
    reached = {stream.NAME: stream.reach(change) for stream in IN_ORDER}
    streams = [name for name, reach in reached.items() if reach]
    if change.job and streams:
        want_look(streams, change.job.public_id)
    elif change.candidate and streams:
        below = LedgerRow.objects.filter(candidate=change.candidate.public_id, stream__in=streams)
        if _look_below(change.candidate, below):
            nudge_on_commit(PUSH_WAITING)


def _look_below(candidate: Candidate, below: "QuerySet[LedgerRow]") -> int:
    if candidate.is_private:
        return withdraw(below, Hold.PRIVATE_CANDIDATE)
    return requeue(below)


def _look_at_posters(user: User) -> None:
    """Have the jobs looked at anew that LinkedIn lists with this person's address, or may now.

    They may be many, so that is done in the background, which looks at every job; LinkedIn is told
    of those alone whose poster is another one by then.
    """
    if perhaps_posted_by(user).exists():
        want_look_at_all()


def _begin_anew(connection: Connection) -> None:
    """Take what LinkedIn was known to hold for unknown. `connection` is locked by its service."""
    connection.epoch += 1
    connection.save(update_fields=["epoch"])
    want_filled_ledger()
