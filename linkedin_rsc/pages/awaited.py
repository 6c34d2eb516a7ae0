"""What a record waits for in the order in which records leave LinkedIn."""

from typing import Any

from django.utils import timezone

from base.words import gettext as _
from linkedin_rsc.models import LedgerRow, Stream
from linkedin_rsc.streams import BY_NAME

State = LedgerRow.State


def awaited(row: Any) -> str:
    """Say what a row waits for in its order of leaving; empty when it is under way itself.

    What has failed has an answer; what else is not due yet waits for another record.
    """
    if row.state != State.DELETION_QUEUED or row.answer or row.due_at <= timezone.now():
        return ""
    if row.stream == Stream.JOBS:
        return _("Sent earlier; it is withdrawn once its applications have left LinkedIn.")
    if any(parent.takes_along for parent in BY_NAME[row.stream].PARENTS):
        return _("Sent earlier; it leaves LinkedIn together with what it belongs to.")
    return _("Sent earlier; it is withdrawn once what belongs to it has left LinkedIn.")
