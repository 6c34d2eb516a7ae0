"""Contracts: from the widget or by hand, and never on a browser's word alone."""

import pytest

from base.errors import InvalidInput, NotAllowed
from linkedin_rsc import gateway
from linkedin_rsc.client.errors import Forbidden, LinkedInError
from linkedin_rsc.client.resources import (
    IntegrationKey,
    NewApplication,
    create_application,
    name_integrations,
)
from linkedin_rsc.connect import services
from linkedin_rsc.connect.services.contracts import MAX_CONTRACTS
from linkedin_rsc.connect.services.widget import UnknownChoice
from linkedin_rsc.models import Connection, Integration

pytestmark = pytest.mark.django_db

COMPANY = "urn:li:organization:9100321"
CONTRACT = "urn:li:contract:550017"


def chosen() -> list[str]:
    return list(Connection.current().contracts.order_by("id").values_list("contract_id", flat=True))


def widget_value(contract: str = CONTRACT, company: str = COMPANY) -> list[dict[str, str]]:
    """What LinkedIn's widget gives the page, as the sandbox has it."""
    common = {"tenantType": "RECRUITER", "dataProvider": "ATS"}
    return [
        {"integrationContext": company, "integrationType": "ONE_CLICK_EXPORT", **common},
        {"integrationContext": contract, "integrationType": "CSA_API", **common},
    ]


def authorize_in_widget(connection: Connection, contract: str = CONTRACT) -> None:
    """Leave LinkedIn as the widget leaves it: the contract knows our application."""
    key = IntegrationKey(contract, "CSA_API")
    name_integrations(gateway.transport_for(connection), {key: "Tandem"})


@pytest.fixture
def anothers_contract(linkedin) -> str:
    """A contract that belongs to the application of another customer."""
    made = create_application(
        gateway.partner_transport(),
        NewApplication(foreign_id="another", name="Tandem - Another", description="For tests"),
    )
    other = Connection(client_id=made.client_id, client_secret=made.client_secret)
    authorize_in_widget(other, "urn:li:contract:777001")
    return "777001"


def test_contract_may_be_entered_by_hand(signed_in, administrator):
    services.choose_contracts(contract_ids=["550017"], by=administrator)

    assert chosen() == ["550017"]


def test_several_contracts_take_part_and_a_known_one_stays_single(signed_in, administrator):
    services.choose_contracts(contract_ids=["550017"], by=administrator)

    services.choose_contracts(contract_ids=["550018", "urn:li:contract:550017"], by=administrator)

    assert chosen() == ["550017", "550018"]


@pytest.mark.parametrize("text", ["", "Recruiting", "5.5", "urn:li:organization:5"])
def test_contract_id_must_be_a_number(signed_in, administrator, text):
    with pytest.raises(InvalidInput) as refusal:
        services.choose_contracts(contract_ids=[text], by=administrator)

    assert refusal.value.field == "contract_id"


def test_number_of_contracts_is_bounded(signed_in, administrator):
    too_many = [str(550_000 + number) for number in range(MAX_CONTRACTS + 1)]

    with pytest.raises(InvalidInput, match="at most 50"):
        services.choose_contracts(contract_ids=too_many, by=administrator)

    assert chosen() == []


def test_contract_of_another_application_is_refused_in_linkedins_words(
    signed_in, administrator, anothers_contract
):
    with pytest.raises(Forbidden):
        services.choose_contracts(contract_ids=[anothers_contract], by=administrator)

    assert chosen() == []
    assert "Not enough permissions" in Connection.current().problem


def test_contracts_come_after_connecting(company, administrator):
    with pytest.raises(services.ContractsMissing, match="Connect to LinkedIn"):
        services.choose_contracts(contract_ids=["550017"], by=administrator)


def test_linkedin_down_chooses_nothing(signed_in, administrator, linkedin_down):
    linkedin_down()

    with pytest.raises(LinkedInError):
        services.choose_contracts(contract_ids=["550017"], by=administrator)

    assert chosen() == []


@pytest.mark.parametrize(
    "value",
    [
        widget_value(),
        widget_value()[1],
        {"integrations": widget_value()},
        [{"key": {"context": CONTRACT}}],
        CONTRACT,
    ],
)
def test_widget_value_is_read_whatever_its_shape(signed_in, administrator, value):
    authorize_in_widget(signed_in)

    services.contracts_chosen_in_widget(value=value, by=administrator)

    assert chosen() == ["550017"]


def test_widget_choice_linkedin_does_not_confirm_is_not_stored(signed_in, administrator):
    with pytest.raises(UnknownChoice, match="does not confirm"):
        services.contracts_chosen_in_widget(value=widget_value(), by=administrator)

    assert chosen() == []


def test_widget_choice_of_another_company_is_not_stored(signed_in, administrator):
    value = widget_value(company="urn:li:organization:9100999")

    with pytest.raises(UnknownChoice, match="another company"):
        services.contracts_chosen_in_widget(value=value, by=administrator)


@pytest.mark.parametrize(
    "value", [None, [], {}, "x", 5, {"a": {"a": {"a": {"a": {"a": {"a": {}}}}}}}]
)
def test_widget_value_without_a_contract_offers_the_other_way(signed_in, administrator, value):
    with pytest.raises(UnknownChoice, match="by hand"):
        services.contracts_chosen_in_widget(value=value, by=administrator)


def test_contract_can_be_removed_with_its_integration(partner_ready, administrator):
    services.choose_contracts(contract_ids=["550018"], by=administrator)

    services.remove_contract(contract_id="550017", by=administrator)

    assert chosen() == ["550018"]
    assert not Integration.objects.filter(context=CONTRACT).exists()


def test_last_contract_stays_once_requested(partner_ready, administrator):
    with pytest.raises(services.ContractsMissing, match="at least one"):
        services.remove_contract(contract_id="550017", by=administrator)


def test_removing_twice_says_so(with_contract, administrator):
    services.remove_contract(contract_id="550017", by=administrator)

    with pytest.raises(services.ContractsMissing, match="not one of"):
        services.remove_contract(contract_id="550017", by=administrator)


def test_others_neither_choose_nor_remove(with_contract, recruiter):
    with pytest.raises(NotAllowed):
        services.choose_contracts(contract_ids=["1"], by=recruiter)
    with pytest.raises(NotAllowed):
        services.contracts_chosen_in_widget(value=CONTRACT, by=recruiter)
    with pytest.raises(NotAllowed):
        services.remove_contract(contract_id="550017", by=recruiter)
