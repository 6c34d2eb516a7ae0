"""Whose LinkedIn company it is, and the end of the connection."""

import pytest

from accounts.models import Activity
from base.bidi import isolated
from base.errors import InvalidInput, NotAllowed
from linkedin_rsc import gateway
from linkedin_rsc.connect import services
from linkedin_rsc.connect.services.company import NotConnected, StillConnected
from linkedin_rsc.models import Connection
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def save(organization_id: str, by, company_name: str = "Nordwind Logistics") -> Connection:
    return services.save_company(company_name=company_name, organization_id=organization_id, by=by)


def test_company_is_kept_with_who_saved_it(administrator):
    save("9100321", administrator)

    connection = Connection.current()
    assert (connection.company_name, connection.organization_id) == (
        "Nordwind Logistics",
        "9100321",
    )
    activity = Activity.objects.get(verb="linkedin.company.saved")
    assert (activity.actor, activity.subject) == (administrator, connection.foreign_id)


@pytest.mark.parametrize("text", [" 9100321 ", "urn:li:organization:9100321"])
def test_company_id_may_be_pasted_as_linkedin_writes_it(administrator, text):
    assert save(text, administrator).organization_id == "9100321"


@pytest.mark.parametrize("text", ["", "nordwind", "12a", "-5", "٩١٠", "1" * 21])
def test_company_id_must_be_a_number(administrator, text):
    with pytest.raises(InvalidInput, match="is a number") as refusal:
        save(text, administrator)

    assert refusal.value.field == "organization_id"
    assert not Connection.objects.exists()


def test_company_needs_a_name(administrator):
    with pytest.raises(InvalidInput, match="company's name"):
        save("9100321", administrator, company_name="  ")


def test_key_of_the_customer_stays_when_the_company_is_saved_again(administrator):
    first = save("9100321", administrator).foreign_id

    assert save("9100322", administrator).foreign_id == first


def test_others_cannot_save_the_company(recruiter, read_only):
    for person in (recruiter, read_only):
        with pytest.raises(NotAllowed):
            save("9100321", person)


def test_company_id_cannot_change_while_connected(partner_ready, administrator):
    with pytest.raises(StillConnected, match="Disconnect first"):
        save("9100999", administrator)

    assert Connection.current().organization_id == "9100321"


def test_name_may_change_while_connected(partner_ready, administrator):
    save("9100321", administrator, company_name="Nordwind SE")

    assert Connection.current().company_name == "Nordwind SE"


def test_another_company_forgets_the_contracts_of_the_first(partner_ready, administrator):
    services.disconnect(by=administrator)

    save("9100999", administrator)

    assert not Connection.current().contracts.exists()


def test_disconnecting_revokes_the_callback_address(enabled, administrator, client):
    address = enabled.callback_url.removeprefix("https://nordwind.tandem.example")
    assert client.get(f"{address}?challengeCode=no").status_code == 400

    services.disconnect(by=administrator)

    connection = Connection.current()
    assert connection.state == Connection.State.DISCONNECTED
    assert (connection.callback_token, connection.callback_digest) == ("", None)
    assert client.get(f"{address}?challengeCode=no").status_code == 404


def test_disconnecting_takes_our_address_from_linkedin(enabled, administrator, linkedin):
    services.disconnect(by=administrator)

    [export] = [
        one for one in linkedin.state()["integrations"] if one["type"] == "ONE_CLICK_EXPORT"
    ]
    assert "CALLBACK_URL" not in export["configurations"]


def test_the_other_administrators_hear_who_ended_it(enabled, administrator, recruiter):
    other = UserFactory(roles=["administrator"])

    services.disconnect(by=administrator)

    assert other.notices.get().text == (
        f"{isolated(str(administrator))} disconnected LinkedIn: nothing is sent and no export "
        "arrives any more."
    )
    assert not administrator.notices.exists()
    assert not recruiter.notices.exists()


def test_disconnecting_works_while_linkedin_is_down(enabled, administrator, linkedin_down):
    linkedin_down()

    services.disconnect(by=administrator)

    assert Connection.current().state == Connection.State.DISCONNECTED


def test_disconnecting_forgets_the_tokens(enabled, administrator):
    before = gateway.transport_for(enabled)

    services.disconnect(by=administrator)

    assert gateway.transport_for(enabled) is not before


def test_disconnecting_twice_says_so(enabled, administrator):
    services.disconnect(by=administrator)

    with pytest.raises(NotConnected):
        services.disconnect(by=administrator)


def test_reconnecting_uses_the_same_application_and_a_new_address(enabled, administrator, linkedin):
    services.disconnect(by=administrator)

    services.connect_unattended()
    services.request(by=administrator)

    connection = Connection.current()
    assert connection.client_id == enabled.client_id
    assert connection.callback_token not in {"", enabled.callback_token}
    children = [one for one in linkedin.state()["applications_registered"] if not one["is_parent"]]
    assert len(children) == 1
