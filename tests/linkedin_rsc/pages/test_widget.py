"""LinkedIn's widget on the tab, and what it gives."""

import json

import pytest

from linkedin_rsc.connect import services
from tests.linkedin_rsc.pages.reading import TAB, said

pytestmark = pytest.mark.django_db


def policy(response) -> dict[str, set[str]]:
    parts = [part.split() for part in response["Content-Security-Policy"].split(";")]
    return {name: set(values) for name, *values in parts}


def test_policy_lets_linkedins_widget_in_on_this_page_only(browser, settings):
    settings.LINKEDIN_PLATFORM_URL = "https://platform.linkedin.example"
    settings.LINKEDIN_WWW_URL = "https://www.linkedin.example"

    tab, elsewhere = policy(browser.get(TAB)), policy(browser.get("/admin-center/"))

    assert tab["script-src"] == {"'self'", "https://platform.linkedin.example"}
    assert tab["frame-src"] == {
        "https://platform.linkedin.example",
        "https://www.linkedin.example",
    }
    assert "'unsafe-inline'" not in str(tab)
    assert "script-src" not in elsewhere
    assert "frame-src" not in elsewhere


def test_widget_is_there_when_a_contract_is_to_be_chosen(browser, signed_in, settings):
    page = browser.get(TAB).content.decode()

    assert f'<script src="{settings.LINKEDIN_PLATFORM_URL}/xdoor/scripts/in.js">' in page
    assert f"api_key: {signed_in.client_id}" in page
    assert 'type="IN/ATSIntegrationWidget"' in page
    assert "linkedin-contract.js" in page


def test_widget_stays_away_otherwise(browser, with_contract):
    assert b"/in.js" not in browser.get(TAB).content
    assert b"/in.js" in browser.get(TAB, {"contract": "add"}).content


def test_widget_waits_for_an_application(browser, company):
    services.connect_unattended()

    assert b"/in.js" not in browser.get(TAB).content


def test_choice_of_the_widget_is_stored_when_linkedin_confirms_it(browser, signed_in, linkedin):
    from tests.linkedin_rsc.connect.test_contracts import authorize_in_widget, widget_value

    authorize_in_widget(signed_in)

    browser.post(f"{TAB}contract-choice/", {"value": json.dumps(widget_value())})

    assert signed_in.contracts.get().contract_id == "550017"


@pytest.mark.parametrize("value", ["", "{", "null", '"x"', "[" * 5_000, "1" * 60_000])
def test_unreadable_choice_gives_a_sentence(browser, signed_in, value):
    answer = browser.post(f"{TAB}contract-choice/", {"value": value})

    assert answer.status_code == 302
    assert "by hand" in said(answer)
