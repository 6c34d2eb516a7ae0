"""What is known of the connection, to judge the steps of the set-up by."""

from dataclasses import dataclass

from linkedin_rsc.connection.outages import Outage, outages_among
from linkedin_rsc.models import Connection, Contract, Integration, IntegrationType


@dataclass(frozen=True)
class Facts:
    """What the steps are judged by."""

    connection: Connection
    contracts: list[Contract]
    integrations: list[Integration]

    @classmethod
    def of(cls, connection: Connection) -> "Facts":
        """Load them (two queries; none for a connection that was never saved)."""
        if connection.pk is None:
            return cls(connection, [], [])
        contracts, integrations = connection.contracts, connection.integrations
        return cls(connection, list(contracts.order_by("id")), list(integrations.order_by("id")))

    @property
    def enabled(self) -> set[tuple[str, str]]:
        return {(row.type, row.context) for row in self.integrations if row.is_enabled}

    @property
    def outages(self) -> list[Outage]:
        return outages_among(self.integrations)

    @property
    def unnamed_contracts(self) -> list[Contract]:
        """Contracts chosen since the last request: LinkedIn does not know them yet."""
        named = {row.context for row in self.integrations}
        return [contract for contract in self.contracts if contract.urn not in named]

    @property
    def is_company_named(self) -> bool:
        return any(row.context == self.connection.organization for row in self.integrations)

    @property
    def silent_contracts(self) -> list[Contract]:
        """Contracts without access of their own: their InMails and notes stay away."""
        csa = IntegrationType.CSA_API
        return [one for one in self.contracts if (csa, one.urn) not in self.enabled]

    @property
    def has_company(self) -> bool:
        return bool(self.connection.organization_id)

    @property
    def has_contracts(self) -> bool:
        return self.connection.is_connected and bool(self.contracts)

    @property
    def is_requested(self) -> bool:
        is_named = self.is_company_named and not self.unnamed_contracts
        return self.connection.requested_at is not None and is_named

    @property
    def is_partner_ready(self) -> bool:
        return self.connection.partner_ready_at is not None

    @property
    def is_enabled(self) -> bool:
        """Whether something goes out; `outages` tells what of it does not."""
        return self.connection.state == Connection.State.ENABLED

    @property
    def is_whole(self) -> bool:
        return self.is_enabled and not self.outages
