"""What LinkedIn last said of each integration, for the tab."""

from dataclasses import dataclass

from base.words import gettext as _
from linkedin_rsc.connect.facts import Facts
from linkedin_rsc.models import Integration, IntegrationType


@dataclass(frozen=True)
class StatusRow:
    """One integration type in one context; `integration` is None before it was requested."""

    place: str
    type: IntegrationType
    integration: Integration | None

    @property
    def word(self) -> str:
        """LinkedIn's own word, or its reason for giving none."""
        if self.integration is None:
            return ""
        return self.integration.status or str(self.integration.raw.get("message") or "")


def status_rows(facts: Facts) -> list[StatusRow]:
    """Name the company's types first, then each contract's own."""
    if facts.connection.requested_at is None:
        return []
    known = {(row.context, row.type): row for row in facts.integrations}
    connection = facts.connection
    rows = [
        StatusRow(_("Company"), type_, known.get((connection.organization, type_)))
        for type_ in IntegrationType
        if type_ != IntegrationType.CSA_API
    ]
    csa = IntegrationType.CSA_API
    return rows + [
        StatusRow(
            _("Contract %(contract)s") % {"contract": contract.contract_id},
            csa,
            known.get((contract.urn, csa)),
        )
        for contract in facts.contracts
    ]
