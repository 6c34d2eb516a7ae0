from linkedin_rsc.models.closed_account import ClosedAccount, ClosedAccountsPull
from linkedin_rsc.models.connection import Connection
from linkedin_rsc.models.erasure import Erasure, ErasureAnswer
from linkedin_rsc.models.evaluation import Evaluation
from linkedin_rsc.models.examination import Finding
from linkedin_rsc.models.export_budget import SeatExports
from linkedin_rsc.models.field_group import FieldGroup
from linkedin_rsc.models.held_export import HeldExport
from linkedin_rsc.models.integration import Contract, Integration, IntegrationType
from linkedin_rsc.models.interaction import InMail, RecruiterNote, StubProfile
from linkedin_rsc.models.lease import ApplicationToken, StreamLease
from linkedin_rsc.models.ledger import LedgerRow
from linkedin_rsc.models.ledger_count import LedgerCount
from linkedin_rsc.models.ledger_fill import LedgerFill
from linkedin_rsc.models.ledger_resend import LedgerResend
from linkedin_rsc.models.match import ProfileMatch, WidgetContract
from linkedin_rsc.models.notification import CallbackCount, Notification
from linkedin_rsc.models.profile import ProfileLink
from linkedin_rsc.models.proposal import ContactProposal
from linkedin_rsc.models.pull import Pull
from linkedin_rsc.models.reconciliation import Difference, Reconciliation
from linkedin_rsc.models.replay import ReplayWish
from linkedin_rsc.models.seat import ConnectedAccount, Seat
from linkedin_rsc.models.stream import Hold, Stream

__all__ = [
    "ApplicationToken",
    "CallbackCount",
    "ClosedAccount",
    "ClosedAccountsPull",
    "ConnectedAccount",
    "Connection",
    "ContactProposal",
    "Contract",
    "Difference",
    "Erasure",
    "ErasureAnswer",
    "Evaluation",
    "FieldGroup",
    "Finding",
    "HeldExport",
    "Hold",
    "InMail",
    "Integration",
    "IntegrationType",
    "LedgerCount",
    "LedgerFill",
    "LedgerResend",
    "LedgerRow",
    "Notification",
    "ProfileLink",
    "ProfileMatch",
    "Pull",
    "Reconciliation",
    "RecruiterNote",
    "ReplayWish",
    "Seat",
    "SeatExports",
    "Stream",
    "StreamLease",
    "StubProfile",
    "WidgetContract",
]
