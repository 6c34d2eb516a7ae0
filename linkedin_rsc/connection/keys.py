"""The four integrations of Recruiter System Connect and their contexts (rsc-contract section 1)."""

from linkedin_rsc.client.resources import IntegrationKey
from linkedin_rsc.connection.changes import ContractsMissing
from linkedin_rsc.models import Connection, IntegrationType

COMPANY_TYPES = (
    IntegrationType.ONE_CLICK_EXPORT,
    IntegrationType.IN_ATS_INDICATOR,
    IntegrationType.PROFILE_PLUGIN,
)


def wanted_keys(connection: Connection) -> list[IntegrationKey]:
    """Name the three types of the company, and one of each contract (rsc-contract section 1)."""
    contracts = list(connection.contracts.order_by("id"))
    if not contracts:
        raise ContractsMissing
    company = [IntegrationKey(connection.organization, type_) for type_ in COMPANY_TYPES]
    return company + [
        IntegrationKey(contract.urn, IntegrationType.CSA_API) for contract in contracts
    ]
