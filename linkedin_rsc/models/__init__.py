from linkedin_rsc.models.connection import Connection, Contract, Integration, IntegrationType
from linkedin_rsc.models.lease import ApplicationToken, StreamLease
from linkedin_rsc.models.ledger import Hold, LedgerCount, LedgerFill, LedgerRow, Stream
from linkedin_rsc.models.notification import CallbackCount, Notification
from linkedin_rsc.models.profile import ProfileLink

__all__ = [
    "ApplicationToken",
    "CallbackCount",
    "Connection",
    "Contract",
    "Hold",
    "Integration",
    "IntegrationType",
    "LedgerCount",
    "LedgerFill",
    "LedgerRow",
    "Notification",
    "ProfileLink",
    "Stream",
    "StreamLease",
]
