"""What follows at LinkedIn from what is gone here, or is kept here from now on."""

from applications.models import Application
from linkedin_rsc.ledger.looking import requeue, withdraw
from linkedin_rsc.models import Hold, LedgerRow
from linkedin_rsc.nudges import PUSH_WAITING, nudge_on_commit


def withdraw_person(public_id: str) -> int:
    """Have LinkedIn hold nothing more of an erased candidate and all below; return of how much.

    The sender looks at each row, finds no record any more and withdraws it.
    """
    found = withdraw(LedgerRow.objects.filter(candidate=public_id), Hold.GONE_HERE)
    nudge_on_commit(PUSH_WAITING)
    return found


def withdraw_application(application: Application) -> None:
    """Have LinkedIn hold nothing more of a deleted application, nor of what was below it.

    LinkedIn deletes with it what is below it (rsc-contract 8). Whether it may still know of the
    person is decided anew. `application.candidate` is locked.
    """
    theirs = LedgerRow.objects.filter(candidate=application.candidate.public_id)
    withdraw(theirs.filter(application=application.public_id), Hold.GONE_HERE)
    requeue(theirs.filter(application=""))
    nudge_on_commit(PUSH_WAITING)


def withdraw_record(public_id: str, reason: Hold) -> None:
    """Have LinkedIn hold nothing more of one record, if it was ever to hold it."""
    if withdraw(LedgerRow.objects.found_by(record=public_id), reason):
        nudge_on_commit(PUSH_WAITING)
