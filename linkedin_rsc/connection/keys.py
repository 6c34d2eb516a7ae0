"""The four integrations of Recruiter System Connect and their contexts (rsc-contract section 1)."""

from linkedin_rsc.client.resources import IntegrationKey
from linkedin_rsc.connection.changes import ContractsMissing
from linkedin_rsc.models import Connection, IntegrationType

COMPANY_TYPES = (
    IntegrationType.ONE_CLICK_EXPORT,
    IntegrationType.IN_ATS_INDICATOR,
    IntegrationType.PROFILE_PLUGIN,
)


def company_keys(connection: Connection) -> list[IntegrationKey]:
    """Name the three types of the company: the bundle RECRUITER_SYSTEM_CONNECT_COMPANY."""
    return [IntegrationKey(connection.organization, type_) for type_ in COMPANY_TYPES]


def contract_keys(connection: Connection) -> list[IntegrationKey]:
    """Name the one type of each contract: the bundle RECRUITER_SYSTEM_CONNECT_CONTRACT."""
    contracts = connection.contracts.order_by("id")
    return [IntegrationKey(contract.urn, IntegrationType.CSA_API) for contract in contracts]


def all_keys(connection: Connection) -> list[IntegrationKey]:
    """Name whatever LinkedIn could say something of, the company's types first."""
    return company_keys(connection) + contract_keys(connection)


def wanted_keys(connection: Connection, context: str = "") -> list[IntegrationKey]:
    """Name what is requested: of the company or of one contract, by its URN, or of both levels.

    Raises ContractsMissing for a contract that does not take part, or where none does.
    """
    if context == connection.organization:
        return company_keys(connection)
    found = [key for key in contract_keys(connection) if context in {"", key.context}]
    if not found:
        raise ContractsMissing
    return found if context else company_keys(connection) + found
