"""Asking LinkedIn now who closed their account, instead of in some days."""

from accounts.models import User
from base.errors import DomainError
from base.words import gettext_lazy as _
from linkedin_rsc.leases import clock
from linkedin_rsc.models import ClosedAccountsPull, Connection
from linkedin_rsc.nudges import PULL_CLOSED_ACCOUNTS, nudge_on_commit
from linkedin_rsc.permissions import MANAGE_LINKEDIN
from linkedin_rsc.pull.closed.asking import current_pull, is_open


class NotAsked(DomainError):
    code = "closed_accounts_not_asked"
    default_message = _(
        "LinkedIn is not asked who closed their account: set LINKEDIN_CLOSED_ACCOUNTS to true, and "
        "have one-click export enabled at LinkedIn."
    )


def ask_now(*, by: User | None) -> None:
    """Make the list due at once. Raises NotAllowed, NotAsked."""
    MANAGE_LINKEDIN.require(by)
    connection = Connection.current()
    if not is_open(connection):
        raise NotAsked
    clock.ask()
    pull = current_pull(connection)
    ClosedAccountsPull.objects.filter(pk=pull.pk).update(next_at=clock.now())
    nudge_on_commit(PULL_CLOSED_ACCOUNTS)
