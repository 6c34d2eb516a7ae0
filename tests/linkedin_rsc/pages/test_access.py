"""Who may look at the tab and who may act on it."""

import pytest
from django.test import Client

from linkedin_rsc.models import Connection, LedgerRow, Notification
from tests.factories.linkedin_rsc import LedgerRowFactory, NotificationFactory
from tests.linkedin_rsc.pages.reading import POSTS, TAB, text_of

pytestmark = pytest.mark.django_db


def test_only_administrators_and_read_only_people_may_look(
    client_as, administrator, read_only, recruiter, hiring_manager, interviewer
):
    answers = {
        person: client_as(person).get(TAB).status_code
        for person in (administrator, read_only, recruiter, hiring_manager, interviewer)
    }

    assert answers == {
        administrator: 200,
        read_only: 200,
        recruiter: 403,
        hiring_manager: 403,
        interviewer: 403,
    }


def test_strangers_sign_in_first(client):
    assert client.get(TAB)["Location"].startswith("/sign-in/")
    assert client.post(f"{TAB}request/")["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("address", POSTS)
def test_forged_posts_of_others_change_nothing(
    client_as, with_contract, recruiter, read_only, address
):
    before = Connection.objects.values().get()

    for person in (recruiter, read_only):
        assert client_as(person).post(TAB + address, {"value": "[]"}).status_code == 403

    assert Connection.objects.values().get() == before
    assert with_contract.contracts.count() == 1


def test_others_neither_replay_nor_resend(client_as, read_only, recruiter):
    notification, row = NotificationFactory(state="done"), LedgerRowFactory(state="sent")

    for person in (read_only, recruiter):
        browser = client_as(person)
        for address in (
            f"notifications/{notification.public_id}/replay/",
            f"ledger/{row.public_id}/resend/",
        ):
            assert browser.post(TAB + address).status_code == 403

    assert Notification.objects.get().state == "done"
    assert LedgerRow.objects.get().state == "sent"


@pytest.mark.parametrize("address", POSTS)
def test_acting_needs_a_post_and_a_token(administrator, address):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(administrator)

    assert browser.get(TAB + address).status_code == 405
    assert browser.post(TAB + address).status_code == 403


def test_read_only_people_see_no_button(client_as, read_only, partner_ready):
    page = text_of(client_as(read_only).get(TAB))

    assert 'action="/admin-center/' not in page
    assert "Nordwind Logistics, company ID 9100321." in page
