"""In which contract's context LinkedIn's profile widget acts for a colleague."""

from django.db import transaction

from accounts.activity import record
from accounts.models import User
from linkedin_rsc.models import Connection, Contract, WidgetContract
from linkedin_rsc.verbs import LinkedInVerb


@transaction.atomic
def choose_widget_contract(*, contract: Contract | None, by: User) -> None:
    """Remember it for this colleague; without a contract it is the company.

    LinkedIn names the company as the widget's context (rsc-contract 1) and decides itself whether
    the colleague has a seat of the contract.
    """
    if contract is None:
        WidgetContract.objects.filter(user=by).delete()
    else:
        WidgetContract.objects.update_or_create(user=by, defaults={"contract": contract})
    record(
        LinkedInVerb.WIDGET_CONTRACT_CHOSEN,
        by=by,
        subject=Connection.current(),
        contract=contract.contract_id if contract else "",
    )
