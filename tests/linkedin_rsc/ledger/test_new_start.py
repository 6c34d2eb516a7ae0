"""What LinkedIn holds belongs to a company and an application: with another, all starts anew."""

import pytest

from linkedin_rsc.connect import services
from linkedin_rsc.models import Connection, LedgerRow
from tests.factories.linkedin_rsc import ConnectionFactory, LedgerRowFactory
from tests.linkedin_rsc.pushing import fill_as_wanted

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent():
    ConnectionFactory(state=Connection.State.DISCONNECTED)
    return LedgerRowFactory(state="sent", held_at_linkedin=True, payload_hash="x" * 64)


def save_company(administrator, organization_id: str) -> None:
    services.save_company(
        company_name="Nordwind", organization_id=organization_id, by=administrator
    )


def test_another_company_holds_nothing_of_ours(sent, administrator):
    save_company(administrator, "42")
    fill_as_wanted()

    sent.refresh_from_db()
    assert (sent.state, sent.held_at_linkedin, sent.payload_hash) == ("queued", False, "")


def test_saving_the_same_company_forgets_nothing(sent, administrator):
    save_company(administrator, "9100321")

    assert LedgerRow.objects.get().held_at_linkedin


def test_pages_say_at_once_that_another_company_holds_nothing(sent, administrator):
    save_company(administrator, "42")

    sent.refresh_from_db()
    assert sent.state == "sent"
    row = sent.seen_in(Connection.current().epoch)
    assert (row.state, row.held_at_linkedin) == ("queued", False)
