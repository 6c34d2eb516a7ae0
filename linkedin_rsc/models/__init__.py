from linkedin_rsc.models.connection import Connection
from linkedin_rsc.models.held_export import HeldExport
from linkedin_rsc.models.integration import Contract, Integration, IntegrationType
from linkedin_rsc.models.lease import ApplicationToken, StreamLease
from linkedin_rsc.models.ledger import LedgerRow
from linkedin_rsc.models.ledger_count import LedgerCount
from linkedin_rsc.models.ledger_fill import LedgerFill
from linkedin_rsc.models.notification import CallbackCount, Notification
from linkedin_rsc.models.profile import ProfileLink
from linkedin_rsc.models.stream import Hold, Stream

__all__ = [
    "ApplicationToken",
    "CallbackCount",
    "Connection",
    "Contract",
    "HeldExport",
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
