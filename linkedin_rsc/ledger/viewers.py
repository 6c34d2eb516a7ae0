"""Tells LinkedIn that access lists decide from now on, or decide no longer, in the background.

On, it is told first, and no job goes out before it has taken it; each job that LinkedIn has already
is shown to everybody until it is sent again as restricted, its lists before it. Off, everybody sees
everything again before the lists are withdrawn. Nobody of a team loses a job in between.
"""

from base.words import gettext as _
from linkedin_rsc import gateway, leases
from linkedin_rsc.connection.changes import changing, keeping_problems, want_filled_ledger
from linkedin_rsc.connection.viewers import tell_viewers
from linkedin_rsc.ledger.turn import turn
from linkedin_rsc.models import Connection

# One worker at a time, which LinkedIn may ask for a pause.
GATE = "viewers"


def tell_as_wanted() -> None:
    """Tell LinkedIn if what it was told last is not what is wanted; safe to run at any time.

    The difference of the two columns is the wish: it stays until LinkedIn has taken it.
    """
    if not _differs(Connection.current()):
        return
    lease = leases.enter(GATE)
    if lease is None:
        return
    with turn(lease):
        _tell(Connection.current())


def _differs(connection: Connection) -> bool:
    """Whether LinkedIn must be told; before the partner's answer there is nothing to change."""
    is_known = connection.is_connected and connection.partner_ready_at is not None
    return is_known and connection.use_access_lists != connection.lists_in_force


def _tell(connection: Connection) -> None:
    if not _differs(connection):
        return
    by_lists = connection.use_access_lists
    with keeping_problems(_("LinkedIn was not told who may see the jobs."), by=None):
        transport = gateway.transport_for(connection)
        tell_viewers(transport, connection.organization, by_lists=by_lists)
    with changing() as now:
        now.lists_in_force = by_lists
        now.problem = ""
        now.save(update_fields=["lists_in_force", "problem"])
        want_filled_ledger()
