"""A person sends a record again, or all that failed alike."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.activity import record
from accounts.models import User
from base.errors import DomainError
from base.rereading import anew
from linkedin_rsc.ledger.looking import requeue, withdraw
from linkedin_rsc.models import Connection, Hold, LedgerResend, LedgerRow
from linkedin_rsc.models.ledger_lookup import FAILED
from linkedin_rsc.nudges import PUSH_WAITING, RESEND_FAILED, nudge_on_commit
from linkedin_rsc.permissions import RESEND
from linkedin_rsc.streams.job_stages import STAGES
from linkedin_rsc.streams.job_steps import LISTED
from linkedin_rsc.verbs import LinkedInVerb

State = LedgerRow.State


class InFlight(DomainError):
    code = "in_flight"
    default_message = _("This record is being sent at the moment.")


class NothingToSend(DomainError):
    code = "nothing_to_send"
    default_message = _("This record no longer exists in Tandem, so there is nothing to send.")


class NothingFailed(DomainError):
    code = "nothing_failed"
    default_message = _("None of these records failed.")


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
    accepted = kept_when_lost(row) if may_be_lost(row) else row.accepted
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


@transaction.atomic
def resend_failed(
    *, state: str, stream: str = "", cause: str | None = None, by: User
) -> LedgerResend:
    """Have all that failed sent again in the background, or a stream's, or its group of one cause.

    Raises NotAllowed, NothingFailed.
    """
    RESEND.require(by)
    if state not in FAILED:
        raise NothingFailed
    failed = LedgerRow.objects.failed(state, stream, cause)
    newest = failed.order_by("-pk").values_list("pk", flat=True).first()
    if newest is None:
        raise NothingFailed
    wish = LedgerResend.objects.create(
        state=state, stream=stream, cause=cause, asked_by=by, asked_at=timezone.now(), newest=newest
    )
    record(LinkedInVerb.FAILED_RESENT, by=by, subject=Connection.current(), stream=stream)
    nudge_on_commit(RESEND_FAILED)
    return wish


def kept_when_lost(row: LedgerRow) -> dict[str, Any]:
    """Return what is still true of a lost job: by which names LinkedIn may have its stages."""
    return {name: told for name, told in row.accepted.items() if name == STAGES}


def may_be_lost(row: LedgerRow) -> bool:
    """Tell whether LinkedIn refused to update a job, which it does with one it has lost."""
    states = [row.accepted.get("state"), row.accepted.get("asked", {}).get("state")]
    return row.state == State.NEEDS_ATTENTION and states == [LISTED, LISTED]
