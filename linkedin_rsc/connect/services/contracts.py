"""Which Recruiter contracts take part: chosen in LinkedIn's widget or entered by hand."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.activity import record
from accounts.models import User
from base.errors import DomainError, InvalidInput
from linkedin_rsc import gateway
from linkedin_rsc.client.errors import Forbidden
from linkedin_rsc.client.resources import IntegrationKey, read_integrations
from linkedin_rsc.connection.changes import (
    ContractsMissing,
    State,
    changing,
    keeping_problems,
    saved_connection,
)
from linkedin_rsc.models import Connection, Contract, IntegrationType
from linkedin_rsc.permissions import MANAGE_LINKEDIN
from linkedin_rsc.verbs import LinkedInVerb

CONTRACT_ID = re.compile(r"(?:urn:li:contract:)?([0-9]{1,20})")
URN = re.compile(r"urn:li:(?:organization|contract):[0-9]{1,20}")
MAX_DEPTH = 5
MAX_CONTRACTS = 50  # Far below LinkedIn's 100 integrations per call.


class UnknownChoice(DomainError):
    code = "unknown_choice"
    default_message = _(
        "LinkedIn's answer could not be read. Enter the contract ID by hand instead."
    )


def choose_contracts(*, contract_ids: Iterable[str], by: User | None) -> list[Contract]:
    """Add these contracts after LinkedIn has been asked whether they are this company's to use.

    A contract LinkedIn has not heard of in connection with us is accepted: the request names it.
    Contracts chosen before stay. Raises InvalidInput, or Forbidden in LinkedIn's words.
    """
    MANAGE_LINKEDIN.require(by)
    wanted = checked_contract_ids(contract_ids)
    connection = _connected()
    _confirm(connection, wanted, by)
    return _add(wanted, by)


def contracts_chosen_in_widget(*, value: Any, by: User | None) -> list[Contract]:
    """Add the contracts a browser says were chosen in LinkedIn's widget, once LinkedIn knows them.

    The shape of `value` is not public (rsc-contract 4.1): an object or a list of them is read for
    contract URNs, whatever their field. Raises UnknownChoice for what cannot be true.
    """
    MANAGE_LINKEDIN.require(by)
    connection = _connected()
    urns = set(_urns_in(value))
    companies = {urn for urn in urns if urn.startswith("urn:li:organization:")}
    if companies - {connection.organization}:
        raise UnknownChoice(
            _(
                "LinkedIn's answer is about another company than %(name)s (%(id)s). Nothing was "
                "stored; check the company ID above."
            )
            % {"name": connection.company_name, "id": connection.organization_id}
        )
    contract_ids = [urn for urn in sorted(urns) if urn.startswith("urn:li:contract:")]
    if not contract_ids:
        raise UnknownChoice(
            _("LinkedIn's answer named no contract. Enter the contract ID by hand instead.")
        )
    wanted = checked_contract_ids(contract_ids)
    unknown = wanted - _confirm(connection, wanted, by)
    if unknown:
        raise UnknownChoice(
            _(
                "LinkedIn does not confirm the choice of contract %(contract)s. Choose again, or "
                "enter the contract ID by hand."
            )
            % {"contract": min(unknown)}
        )
    return _add(wanted, by)


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


def _connected() -> Connection:
    connection = saved_connection()
    if not connection.is_connected:
        raise ContractsMissing(_("Connect to LinkedIn before you choose contracts."))
    return connection


def _confirm(connection: Connection, contract_ids: set[str], by: User | None) -> set[str]:
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


def _add(contract_ids: set[str], by: User | None) -> list[Contract]:
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
        return list(connection.contracts.order_by("id"))


def _urns_in(value: Any, depth: int = 0) -> Iterator[str]:
    """Yield every organization and contract URN anywhere in a JSON value of reasonable depth."""
    if isinstance(value, str):
        if URN.fullmatch(value):
            yield value
    elif depth < MAX_DEPTH and isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _urns_in(part, depth + 1)
