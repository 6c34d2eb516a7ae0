"""Which Recruiter contracts take part, confirmed by LinkedIn before they do."""

import re
from collections.abc import Iterable
from typing import Any

from accounts.activity import record
from accounts.models import User
from base.errors import InvalidInput
from base.words import gettext_lazy as _
from linkedin_rsc import gateway
from linkedin_rsc.client.errors import Forbidden
from linkedin_rsc.client.resources import IntegrationKey, read_integrations
from linkedin_rsc.connection.changes import (
    ContractsMissing,
    State,
    changing,
    keeping_problems,
    saved_connection,
    want_filled_ledger,
)
from linkedin_rsc.models import Connection, Contract, IntegrationType
from linkedin_rsc.permissions import MANAGE_LINKEDIN
from linkedin_rsc.verbs import LinkedInVerb

CONTRACT_ID = re.compile(r"(?:urn:li:contract:)?([0-9]{1,20})")
MAX_CONTRACTS = 50  # Far below LinkedIn's 100 integrations per call.


def choose_contracts(*, contract_ids: Iterable[str], by: User | None) -> list[Contract]:
    """Add these contracts after LinkedIn has been asked whether they are this company's to use.

    A contract LinkedIn has not heard of in connection with us is accepted: the request names it.
    Contracts chosen before stay. Raises InvalidInput, or Forbidden in LinkedIn's words.
    """
    MANAGE_LINKEDIN.require(by)
    wanted = checked_contract_ids(contract_ids)
    connection = connected()
    confirm(connection, wanted, by)
    return add(wanted, by)


def remove_contract(*, contract_id: str, by: User | None) -> None:
    """Take a contract out of the connection; LinkedIn keeps its own switch until it is turned."""
    MANAGE_LINKEDIN.require(by)
    with changing() as connection:
        contract = connection.contracts.filter(contract_id=contract_id).first()
        if contract is None:
            said = _("Contract %(contract)s is not one of the chosen ones.")
            raise ContractsMissing(said % {"contract": contract_id})
        is_requested = connection.is_connected and connection.state != State.CONNECTED
        if is_requested and connection.contracts.count() == 1:
            raise ContractsMissing(_("Keep at least one contract, or disconnect LinkedIn."))
        connection.integrations.filter(context=contract.urn).delete()
        contract.delete()
        record(LinkedInVerb.CONTRACT_REMOVED, by=by, subject=connection, contract=contract_id)


def checked_contract_ids(texts: Iterable[str]) -> set[str]:
    """Return the numbers in contract IDs or URNs, one at least. Raises InvalidInput."""
    numbers = set()
    for text in texts:
        match = CONTRACT_ID.fullmatch(text.strip())
        if match is None:
            raise InvalidInput(
                _(
                    "A contract ID is a number, such as 550017; a Recruiter administrator can "
                    "name it."
                ),
                field="contract_id",
            )
        numbers.add(match[1])
    if not numbers:
        raise InvalidInput(_("Enter a contract ID."), field="contract_id")
    return numbers


def connected() -> Connection:
    """Return the connection; raise ContractsMissing before an administrator has signed in."""
    connection = saved_connection()
    if not connection.is_connected:
        raise ContractsMissing(_("Connect to LinkedIn before you choose contracts."))
    return connection


def confirm(connection: Connection, contract_ids: set[str], by: User | None) -> set[str]:
    """Ask LinkedIn about the contracts and return those it knows us on.

    Raises Forbidden where LinkedIn gives the contract to another application.
    """
    keys = [
        IntegrationKey(f"urn:li:contract:{number}", IntegrationType.CSA_API)
        for number in sorted(contract_ids)
    ]
    with keeping_problems(_("Confirming the contract did not work."), by=by):
        found = read_integrations(gateway.transport_for(connection), keys)
        for status in found:
            _raise_if_anothers(status.raw)
    return {status.context.rpartition(":")[2] for status in found if status.is_known}


def _raise_if_anothers(raw: dict[str, Any]) -> None:
    if raw.get("status") in {401, 403}:
        raise Forbidden(str(raw.get("message") or _("Not allowed")), status=raw["status"])


def add(contract_ids: set[str], by: User | None) -> list[Contract]:
    """Let these contracts take part beside those chosen before. Raises InvalidInput."""
    with changing() as connection:
        known = set(connection.contracts.values_list("contract_id", flat=True))
        if len(known | contract_ids) > MAX_CONTRACTS:
            said = _("Choose at most %(count)d contracts.")
            raise InvalidInput(said % {"count": MAX_CONTRACTS}, field="contract_id")
        for contract_id in sorted(contract_ids - known):
            connection.contracts.create(contract_id=contract_id)
            record(LinkedInVerb.CONTRACT_CHOSEN, by=by, subject=connection, contract=contract_id)
        connection.problem = ""
        connection.save(update_fields=["problem"])
        if contract_ids - known and connection.share_resumes:
            # Files are brought in the name of a contract, and may have waited for one.
            want_filled_ledger()
        return list(connection.contracts.order_by("id"))
