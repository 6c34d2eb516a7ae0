"""The forms and buttons of the tab."""

import pytest

from linkedin_rsc.models import Connection
from tests.linkedin_rsc.pages.reading import TAB, said, text_of

pytestmark = pytest.mark.django_db


def test_wrong_company_id_keeps_what_was_typed(browser, linkedin):
    answer = browser.post(f"{TAB}company/", {"company_name": "Nordwind", "organization_id": "www"})

    assert answer.status_code == 422
    page = text_of(answer)
    assert 'value="Nordwind"' in page
    assert 'value="www"' in page
    assert "is a number" in page


def test_a_refused_form_says_what_is_missing_on_the_tab_it_is_on(browser, linkedin):
    answer = browser.post(f"{TAB}company/", {"company_name": "", "organization_id": ""})

    page = text_of(answer)
    assert "Enter the company's name." in page
    assert "Enter the company's ID at LinkedIn." in page
    assert f'href="{TAB}" aria-current="page"' in page


def test_company_id_change_while_connected_is_refused_at_its_field(browser, partner_ready):
    form = {"company_name": "Nordwind", "organization_id": "9100999"}

    answer = browser.post(f"{TAB}company/", form)

    assert answer.status_code == 422
    assert "Disconnect first" in answer.context["company_form"].errors["organization_id"][0]


def test_contract_by_hand_is_refused_in_linkedins_words(browser, signed_in, linkedin):
    linkedin.fail_next("atsIntegrations", 403, message="Not your contract")

    answer = browser.post(f"{TAB}contracts/", {"contract_id": "550017"})

    assert answer.status_code == 422
    assert "Not your contract" in text_of(answer)
    assert 'value="550017"' in text_of(answer)


def test_sharing_switches_are_saved(browser, linkedin):
    form = {"job_availability": "public", "share_prospects": "on"}

    browser.post(f"{TAB}sharing/", form)

    connection = Connection.current()
    assert (connection.job_availability, connection.share_prospects) == ("public", True)


def test_refusal_stays_in_sight_until_the_next_page(browser, partner_ready):
    removal = f"{TAB}contracts/550017/removal/"

    page = text_of(browser.post(removal, follow=True))

    assert "Keep at least one contract, or disconnect LinkedIn." in page
    assert "Keep at least one contract" not in text_of(browser.get(TAB))


def test_double_click_on_request_does_no_harm(browser, with_contract, linkedin):
    for _ in range(2):
        assert browser.post(f"{TAB}request/").status_code == 302

    assert Connection.current().state == Connection.State.PARTNER_READY
    assert len(linkedin.state()["integrations"]) == 4


def test_every_button_gives_a_sentence_while_linkedin_is_down(
    browser, partner_ready, linkedin_down
):
    linkedin_down()

    for address in ("sign-in/", "request/", "partner-answer/", "status-refresh/"):
        answer = browser.post(TAB + address)
        assert answer.status_code == 302
        assert "could not be reached" in said(answer)
    assert Connection.current().state == Connection.State.PARTNER_READY
