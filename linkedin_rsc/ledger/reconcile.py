"""Has the ledger compared with Tandem's own records, at night and by hand.

    begin() or begin_nightly() -> a Reconciliation -> slices, in `fill` -> the sender

Bulk changes, a restored dump and manual database work go around the services and leave no mark.
`reconciling` finds what they changed and queues it.
"""

from typing import Any

from accounts.activity import record
from accounts.models import User
from base.errors import DomainError
from base.words import gettext_lazy as _
from linkedin_rsc.connection.changes import changing
from linkedin_rsc.models import Connection, Reconciliation, Stream
from linkedin_rsc.nudges import FILL_LEDGER, nudge_on_commit
from linkedin_rsc.permissions import MANAGE_LINKEDIN
from linkedin_rsc.streams.sharing import Sharing
from linkedin_rsc.verbs import LinkedInVerb


class NothingToCompare(DomainError):
    code = "nothing_to_compare"
    default_message = _("Nothing is sent at the moment: LinkedIn is not connected or switched off.")


class AlreadyRunning(DomainError):
    code = "already_running"
    default_message = _("The ledger is being compared already.")


def begin(*, by: User | None) -> Reconciliation:
    """Have the whole ledger compared and repaired in the background, now.

    Raises NotAllowed, CompanyMissing, NothingToCompare, AlreadyRunning.
    """
    MANAGE_LINKEDIN.require(by)
    with changing() as connection:
        run = _begin(connection, by=by)
        record(LinkedInVerb.RECONCILED, by=by, subject=connection)
    return run


def begin_nightly() -> Reconciliation | None:
    """Do the same at night; None where nothing is sent, or somebody is at it."""
    if not Connection.objects.exists():
        return None
    with changing() as connection:
        try:
            return _begin(connection, is_nightly=True)
        except (NothingToCompare, AlreadyRunning):
            return None


def _begin(connection: Connection, **how: Any) -> Reconciliation:
    """Begin; the connection is locked, so that nobody else does meanwhile."""
    sharing = Sharing.of(connection)
    if not any(sharing.sends(stream) for stream in Stream):
        raise NothingToCompare
    if Reconciliation.objects.running():
        raise AlreadyRunning
    nudge_on_commit(FILL_LEDGER)
    return Reconciliation.objects.create(**how)
