"""The company's way to an enabled connection, one verb per step.

    save_company -> begin_sign_in, finish_sign_in -> choose_contracts -> request -> refresh_status

Nothing here holds a transaction open while LinkedIn is asked: a step reads, asks, then changes the
row under its lock. A failure leaves what was reached, keeps LinkedIn's words in `problem` and is
raised on. `by` is None where the operator's command or LinkedIn itself acts.
"""

from linkedin_rsc.connect.services.application import ApplicationKeysLost, provision
from linkedin_rsc.connect.services.company import (
    CompanyMissing,
    change_company,
    checked_company_id,
    connect_unattended,
    disconnect,
    save_company,
)
from linkedin_rsc.connect.services.contracts import (
    checked_contract_ids,
    choose_contracts,
    remove_contract,
)
from linkedin_rsc.connect.services.own_account import (
    begin_own_sign_in,
    connect_own_account,
    disconnect_account,
)
from linkedin_rsc.connect.services.request import NotSignedIn, answer_partner, request
from linkedin_rsc.connect.services.secret import drop_former_secret, roll_secret
from linkedin_rsc.connect.services.sign_in import (
    SignInFailed,
    begin_sign_in,
    finish_sign_in,
    refuse_sign_in,
)
from linkedin_rsc.connect.services.widget import UnknownChoice, contracts_chosen_in_widget
from linkedin_rsc.connection.changes import ContractsMissing
from linkedin_rsc.connection.status import NothingRequested, refresh_status

__all__ = [
    "ApplicationKeysLost",
    "CompanyMissing",
    "ContractsMissing",
    "NotSignedIn",
    "NothingRequested",
    "SignInFailed",
    "UnknownChoice",
    "answer_partner",
    "begin_own_sign_in",
    "begin_sign_in",
    "change_company",
    "checked_company_id",
    "checked_contract_ids",
    "choose_contracts",
    "connect_own_account",
    "connect_unattended",
    "contracts_chosen_in_widget",
    "disconnect",
    "disconnect_account",
    "drop_former_secret",
    "finish_sign_in",
    "provision",
    "refresh_status",
    "refuse_sign_in",
    "remove_contract",
    "request",
    "roll_secret",
    "save_company",
]
