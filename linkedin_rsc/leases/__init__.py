"""Who may call LinkedIn now: one sender a stream, pauses, quotas, one token for all processes.

enter() -> room(), spend() before each call, renew() before each write -> leave()
"""

from linkedin_rsc.leases.lease import LEASE, Lease, LeaseLost, enter, overdue
from linkedin_rsc.leases.pauses import end_pauses, paces, pauses, rests, with_pauses
from linkedin_rsc.leases.quota import NoRoom

__all__ = [
    "LEASE",
    "Lease",
    "LeaseLost",
    "NoRoom",
    "end_pauses",
    "enter",
    "overdue",
    "paces",
    "pauses",
    "rests",
    "with_pauses",
]
