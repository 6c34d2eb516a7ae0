"""The forms and buttons of the tab."""

import pytest

from linkedin_rsc.connect import services
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


def test_another_company_id_says_what_it_ends_before_it_does(browser, partner_ready):
    form = {"company_name": "Nordwind", "organization_id": "9100999"}

    answer = browser.post(f"{TAB}company/", form)

    assert answer.status_code == 422
    assert "may need up to seven days" in text_of(answer)
    assert Connection.current().organization_id == "9100321"

    agreed = answer.context["company_form"].data["agreed"]
    answer = browser.post(f"{TAB}company/", form | {"agreed": agreed})

    connection = Connection.current()
    assert answer.status_code == 302
    assert (connection.organization_id, connection.state) == ("9100999", "disconnected")
    assert not connection.contracts.exists()
    assert not connection.integrations.exists()


def test_another_company_id_after_the_end_says_what_it_costs_as_well(
    browser, partner_ready, administrator
):
    services.disconnect(by=administrator)
    form = {"company_name": "Nordwind", "organization_id": "9100999"}

    answer = browser.post(f"{TAB}company/", form)

    assert answer.status_code == 422
    assert "contracts of company 9100321 are forgotten" in text_of(answer)
    assert Connection.current().contracts.exists()

    agreed = answer.context["company_form"].data["agreed"]
    assert browser.post(f"{TAB}company/", form | {"agreed": agreed}).status_code == 302
    assert Connection.current().organization_id == "9100999"


def test_a_company_id_that_was_mistyped_before_connecting_asks_nothing(browser, company):
    form = {"company_name": "Nordwind", "organization_id": "9100999"}

    assert browser.post(f"{TAB}company/", form).status_code == 302


def test_agreeing_to_leave_one_company_is_not_agreeing_to_leave_another(browser, partner_ready):
    form = {"company_name": "Nordwind", "organization_id": "9100999"}
    agreed = browser.post(f"{TAB}company/", form).context["company_form"].data["agreed"]
    Connection.objects.update(organization_id="9100555")

    answer = browser.post(f"{TAB}company/", form | {"agreed": agreed})

    assert answer.status_code == 422
    assert Connection.current().is_connected


def test_another_name_of_a_connected_company_asks_nothing(browser, partner_ready):
    form = {"company_name": "Nordwind SE", "organization_id": "9100321"}

    assert browser.post(f"{TAB}company/", form).status_code == 302
    assert Connection.current().company_name == "Nordwind SE"
    assert Connection.current().is_connected


def test_each_level_is_requested_and_shown_by_itself(browser, with_contract):
    browser.post(f"{TAB}contracts/", {"contract_id": "550018"})
    levels = {level.name: level for level in browser.get(TAB).context["tab"].levels}
    assert [level.word for level in levels.values()] == ["Not requested"] * 3

    browser.post(f"{TAB}request/", {"context": "urn:li:contract:550018"})
    contract_alone = {level.name: level.word for level in browser.get(TAB).context["tab"].levels}
    browser.post(f"{TAB}request/", {"context": "urn:li:organization:9100321"})
    company_too = {level.name: level.word for level in browser.get(TAB).context["tab"].levels}

    assert contract_alone == {
        "Company level": "Not requested",
        "Contract 550017": "Not requested",
        "Contract 550018": "Requested",
    }
    assert company_too == contract_alone | {"Company level": "Requested"}
    assert "LinkedIn hears of contract 550017" in text_of(browser.get(TAB))
    assert Connection.current().state == "partner_ready"


def test_notify_partner_needs_the_level_that_has_the_address(browser, with_contract):
    browser.post(f"{TAB}request/", {"context": "urn:li:contract:550017"})

    answer = browser.post(f"{TAB}partner-answer/")

    assert "Request the company's level first" in said(answer)
    assert Connection.current().callback_token == ""


def test_a_level_of_somebody_else_is_refused(browser, with_contract):
    answer = browser.post(f"{TAB}request/", {"context": "urn:li:contract:1"})

    assert "Choose at least one Recruiter contract first." in said(answer)
    assert Connection.current().state == "connected"


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
