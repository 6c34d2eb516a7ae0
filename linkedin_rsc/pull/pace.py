"""How often LinkedIn may be asked: 12 times a minute about the InMails of one seat (section 9.2).

The budget of a day is one for all that is retrieved, and the lease's own.
"""

from datetime import datetime, timedelta
from math import inf

from django.db.models import Exists

from linkedin_rsc.leases import Lease, NoRoom
from linkedin_rsc.leases.quota import Quota, Spending
from linkedin_rsc.models import Pull
from linkedin_rsc.pull import plan

OF_A_SEAT = Quota(records_a_minute=12, calls_a_day=inf)
SPENT = ["spent", "part_since", "part_until", "part_start", "run_count"]


class Interrupted(Exception):
    """The worker was asked to stop, or nothing may be asked of this contract any more."""


def spend(lease: Lease, pull: Pull, now: datetime, *, at_most: int = 1) -> int:
    """Count calls just before they are made, and keep how far the slice has come.

    Returns how many were counted, at least one. Raises NoRoom, LeaseLost, and Interrupted where the
    contract or the connection has ended.
    """
    calls = at_most
    if pull.kind == Pull.Kind.INMAILS:
        spent = Spending.from_json(pull.spent)
        calls = min(at_most, spent.room(OF_A_SEAT, now))
        if not calls:
            raise NoRoom(spent.wait(OF_A_SEAT, now) or timedelta())
        pull.spent = spent.plus(calls, now, calls).as_json()
    lease.spend(calls, now, calls=calls)
    may_ask = Exists(plan.enabled(pull.contract, pull.epoch))
    row = Pull.objects.filter(may_ask, pk=pull.pk)
    if not row.update(**{name: getattr(pull, name) for name in SPENT}):
        raise Interrupted
    return calls
