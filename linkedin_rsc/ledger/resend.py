"""A person sends a record again."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.activity import record
from accounts.models import User
from base.errors import DomainError
from base.rereading import anew
from linkedin_rsc.ledger.looking import requeue, withdraw
from linkedin_rsc.models import Hold, LedgerRow
from linkedin_rsc.nudges import PUSH_WAITING, nudge_on_commit
from linkedin_rsc.permissions import RESEND
from linkedin_rsc.streams.job_steps import LISTED
from linkedin_rsc.verbs import LinkedInVerb

State = LedgerRow.State


class InFlight(DomainError):
    code = "in_flight"
    default_message = _("This record is being sent at the moment.")


class NothingToSend(DomainError):
    code = "nothing_to_send"
    default_message = _("This record no longer exists in Tandem, so there is nothing to send.")


@transaction.atomic
def resend(*, row: LedgerRow, by: User) -> LedgerRow:
    """Send a record again, even unchanged, because a person asks for it; locks the row.

    What is to be withdrawn, and may still be there, is withdrawn again instead.

    Raises NotAllowed, NoLongerHere, InFlight, NothingToSend.
    """
    RESEND.require(by)
    row = anew(row, LedgerRow.objects.select_for_update())
    if row.state == State.DELETED:
        raise NothingToSend
    if row.state == State.IN_FLIGHT and not row.task:
        raise InFlight
    accepted = {} if _may_be_lost(row) else row.accepted
    ours = LedgerRow.objects.filter(pk=row.pk)
    # Whoever waits for the answer to a task gives it up.
    ours.update(
        payload_hash="", task="", state=State.QUEUED, in_flight_since=None, accepted=accepted
    )
    if row.wanted == LedgerRow.Wanted.ABSENT and row.may_be_held:
        withdraw(ours, Hold(row.hold) if row.hold else Hold.GONE_HERE)
    else:
        requeue(ours)
    row.refresh_from_db()
    record(LinkedInVerb.RECORD_RESENT, by=by, subject=row, job=row.job, candidate=row.candidate)
    nudge_on_commit(PUSH_WAITING)
    return row


def _may_be_lost(row: LedgerRow) -> bool:
    """Tell whether LinkedIn refused to update a job, which it does with one it has lost."""
    states = [row.accepted.get("state"), row.accepted.get("asked", {}).get("state")]
    return row.state == State.NEEDS_ATTENTION and states == [LISTED, LISTED]
