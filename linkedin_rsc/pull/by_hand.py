"""Asking LinkedIn now instead of when it is due."""

from collections.abc import Collection

from accounts.models import User
from base.errors import DomainError
from base.words import gettext_lazy as _
from linkedin_rsc.leases import clock
from linkedin_rsc.models import Connection, Pull, StubProfile
from linkedin_rsc.nudges import PULL_DUE, nudge_on_commit
from linkedin_rsc.permissions import MANAGE_LINKEDIN
from linkedin_rsc.pull import plan


class NothingToAsk(DomainError):
    code = "nothing_to_ask"
    default_message = _(
        "LinkedIn cannot be asked: no Recruiter contract has the part for InMails, notes and "
        "shared profiles enabled."
    )


def ask_now(*, by: User | None, kinds: Collection[str] = ()) -> int:
    """Make these kinds, or all, due at once; return how many questions that are.

    Shared profiles that could not be taken in are tried again as well.
    A pause LinkedIn asked for is kept by LinkedIn itself. Raises NotAllowed, NothingToAsk.
    """
    MANAGE_LINKEDIN.require(by)
    clock.ask()
    connection, now = Connection.current(), clock.now()
    contracts = plan.open_contracts(connection)
    if not contracts:
        raise NothingToAsk
    plan.make(connection, now)
    pulls = Pull.objects.filter(contract__in=contracts, epoch=connection.epoch)
    pulls = pulls.filter(kind__in=kinds) if kinds else pulls
    if not kinds or Pull.Kind.STUBS in kinds:
        StubProfile.objects.waiting().update(not_before=now)
    nudge_on_commit(PULL_DUE)
    return pulls.update(next_at=now)
