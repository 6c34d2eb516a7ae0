"""Contracts chosen in LinkedIn's widget, of which a browser tells us (rsc-contract 4.1)."""

import re
from collections.abc import Iterator
from typing import Any

from accounts.models import User
from base.errors import DomainError
from base.words import gettext_lazy as _
from linkedin_rsc.connect.services.contracts import add, checked_contract_ids, confirm, connected
from linkedin_rsc.models import Connection, Contract
from linkedin_rsc.permissions import MANAGE_LINKEDIN

URN = re.compile(r"urn:li:(?:organization|contract):[0-9]{1,20}")
MAX_DEPTH = 5


class UnknownChoice(DomainError):
    code = "unknown_choice"
    default_message = _(
        "LinkedIn's answer could not be read. Enter the contract ID by hand instead."
    )


def contracts_chosen_in_widget(*, value: Any, by: User | None) -> list[Contract]:
    """Add the contracts a browser says were chosen in LinkedIn's widget, once LinkedIn knows them.

    The shape of `value` is not public (rsc-contract 4.1): an object or a list of them is read for
    contract URNs, whatever their field. Raises UnknownChoice for what cannot be true.
    """
    MANAGE_LINKEDIN.require(by)
    connection = connected()
    urns = set(_urns_in(value))
    _refuse_other_company(connection, urns)
    wanted = _named_contracts(urns)
    _refuse_unknown(wanted - confirm(connection, wanted, by))
    return add(wanted, by)


def _refuse_other_company(connection: Connection, urns: set[str]) -> None:
    companies = {urn for urn in urns if urn.startswith("urn:li:organization:")}
    if companies - {connection.organization}:
        said = _(
            "LinkedIn's answer is about another company than %(name)s (%(id)s). Nothing was "
            "stored; check the company ID above."
        )
        about = {"name": connection.company_name, "id": connection.organization_id}
        raise UnknownChoice(said % about)


def _named_contracts(urns: set[str]) -> set[str]:
    contracts = [urn for urn in urns if urn.startswith("urn:li:contract:")]
    if not contracts:
        raise UnknownChoice(
            _("LinkedIn's answer named no contract. Enter the contract ID by hand instead.")
        )
    return checked_contract_ids(contracts)


def _refuse_unknown(contract_ids: set[str]) -> None:
    if contract_ids:
        said = _(
            "LinkedIn does not confirm the choice of contract %(contract)s. Choose again, or "
            "enter the contract ID by hand."
        )
        raise UnknownChoice(said % {"contract": min(contract_ids)})


def _urns_in(value: Any, depth: int = 0) -> Iterator[str]:
    """Yield every organization and contract URN anywhere in a JSON value of reasonable depth."""
    if isinstance(value, str):
        if URN.fullmatch(value):
            yield value
    elif depth < MAX_DEPTH and isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _urns_in(part, depth + 1)
