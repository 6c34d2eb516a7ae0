from linkedin_rsc.models.connection import Connection, Contract, Integration, IntegrationType
from linkedin_rsc.models.lease import StreamLease
from linkedin_rsc.models.ledger import Hold, LedgerRow, Stream
from linkedin_rsc.models.notification import CallbackCount, Notification
from linkedin_rsc.models.profile import ProfileLink

__all__ = [
    "CallbackCount",
    "Connection",
    "Contract",
    "Hold",
    "Integration",
    "IntegrationType",
    "LedgerRow",
    "Notification",
    "ProfileLink",
    "Stream",
    "StreamLease",
]
