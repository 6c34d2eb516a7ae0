"""Admin settings > ATS: two levels, integrations as held, callback health, export budgets."""

import os
from urllib.parse import urlencode

import pytest

from tests.linkedin_sandbox.customer import integration_key
from tests.linkedin_sandbox.receiver import wait_for

SETTINGS = "/recruiter/settings/ats/"
COMPANY = "//form[@action='/recruiter/settings/ats/company-level/']"
CONTRACT = "//form[@action='/recruiter/settings/ats/contract-level/550017/']"


def switch(page, label):
    """The state of a switch, found the way assistive technology names it."""
    (heading,) = (one for one in page.tree.xpath("//h2") if one.text_content() == label)
    return page.one(f"//button[@role='switch'][@aria-labelledby='{heading.get('id')}']")


def is_on(page, label):
    return switch(page, label).get("aria-checked") == "true"


def states(page):
    return page.all("//li[@class='integration']//*[contains(@class, 'badge')]")


def integration_statuses(linkedin):
    return {one["type"]: one["status"] for one in linkedin.state()["integrations"]}


def test_before_anybody_connects_there_is_nothing_to_turn(rita):
    page = rita.open(SETTINGS)

    assert page.all("//h2")[:3] == [
        "Company level",
        "Contract level – Nordwind Recruiting",
        "Contract level – Nordwind Sales hiring",
    ]
    assert switch(page, "Company level").get("disabled") is not None
    assert page.text.count("No ATS has asked for this level.") == 3


def test_the_other_side_of_these_settings_is_a_link_away(rita):
    page = rita.open(SETTINGS)

    assert page.all("//h1") == ["Admin settings > ATS"]
    assert "Admin settings > ATS" in page.all("//nav//a")
    link = page.one("//main//a[text()='LinkedIn integration in Tandem']")
    assert link.get("href") == f"{os.environ['PUBLIC_URL']}/admin-center/linkedin/"


def test_recruiter_begins_where_the_real_one_does(rita):
    assert rita.open("/talent/home").all("//h1") == rita.open("/recruiter/").all("//h1")


def test_integrations_carry_the_names_the_ats_gave(rita, child):
    key = integration_key("ONE_CLICK_EXPORT", "urn:li:organization:9100321")
    child.patch("atsIntegrations", {key: {"$set": {"integrationName": "Tandem one-click export"}}})

    page = rita.open(SETTINGS)

    assert page.all("//li[@class='integration']/p[1]") == ["Tandem one-click export"]
    assert states(page) == ["Named, not enabled"]


def test_company_level_enables_its_three_integrations_and_no_other(rita, child, linkedin):
    child.name_integrations()

    page = rita.send(rita.open(SETTINGS), COMPANY)

    assert page.said == ["Company level is on. Your ATS has been told."]
    assert is_on(page, "Company level")
    assert not is_on(page, "Contract level – Nordwind Recruiting")
    assert integration_statuses(linkedin) == {
        "ONE_CLICK_EXPORT": "ENABLED",
        "IN_ATS_INDICATOR": "ENABLED",
        "PROFILE_PLUGIN": "ENABLED",
        "CSA_API": "PENDING",
    }


def test_contract_level_enables_the_contract(rita, child, linkedin):
    child.name_integrations()

    page = rita.send(rita.open(SETTINGS), CONTRACT)

    assert is_on(page, "Contract level – Nordwind Recruiting")
    assert not is_on(page, "Contract level – Nordwind Sales hiring")
    assert integration_statuses(linkedin)["CSA_API"] == "ENABLED"
    assert integration_statuses(linkedin)["ONE_CLICK_EXPORT"] == "PENDING"


def test_turning_a_level_off_disables_it(rita, customer, linkedin):
    page = rita.send(rita.open(SETTINGS), COMPANY)

    assert page.said == ["Company level is off. Your ATS has been told."]
    assert states(page) == ["Disabled", "Disabled", "Disabled", "Enabled"]


def test_a_half_enabled_level_says_so_and_turns_fully_on(rita, customer, linkedin):
    linkedin.disable(types=["PROFILE_PLUGIN"])
    page = rita.open(SETTINGS)
    assert not is_on(page, "Company level")
    assert page.all("//*[@id='company-level-state']") == ["Partly on"]

    page = rita.send(page, COMPANY)

    assert is_on(page, "Company level")


def test_the_ats_is_told_of_every_turn(rita, customer, receiver):
    receiver.secret = customer.client_secret
    customer.configure("ONE_CLICK_EXPORT", CALLBACK_URL=receiver.url)

    rita.send(rita.open(SETTINGS), COMPANY)

    pushed = wait_for(lambda: receiver.pushes)[0].content
    assert pushed["type"] == "INTEGRATION_STATUS_CHANGE"


def test_what_was_authorized_but_not_named_cannot_be_turned_on(rita, child, linkedin):
    query = {
        "api_key": child.client_id,
        "origin": "https://ats.example",
        "bundles": "RECRUITER_SYSTEM_CONNECT_COMPANY",
    }
    widget = rita.open(f"/xdoor/widgets/onboarding?{urlencode(query)}")
    rita.send(widget, "//form")

    page = rita.open(SETTINGS)
    assert "your ATS has not named these integrations yet" in page.text
    assert set(states(page)) == {"Authorized, not named yet"}
    page = rita.send(page, COMPANY)

    assert page.alerts[0].startswith("Company level stays as it is.")
    assert set(integration_statuses(linkedin).values()) == {"PRE_AUTHORIZED"}


def test_a_status_nobody_knows_changes_nothing(rita, customer, linkedin):
    page = rita.send(rita.open(SETTINGS), COMPANY, status="SOMETIMES")

    assert page.alerts == ["Company level stays as it is."]
    assert set(integration_statuses(linkedin).values()) == {"ENABLED"}


def test_a_contract_of_nobody_is_not_found(rita, customer):
    page = rita.open(SETTINGS)
    token = page.tree.xpath("//input[@name='csrfmiddlewaretoken']")[0].value

    answer = rita.session.post(
        f"{rita.linkedin.url}{SETTINGS}contract-level/1/",
        data={"csrfmiddlewaretoken": token, "status": "ENABLED"},
    )

    assert answer.status_code == 404


def test_others_see_why_not_and_whom_to_ask(carl):
    page = carl.open(SETTINGS)

    assert page.status == 403
    assert page.alerts[0].startswith("Only admins of Recruiter see and change these settings")
    assert page.all("//main//li") == [
        "Rita Lindqvist, Nordwind Recruiting",
        "Tomke Behrens, Nordwind Sales hiring",
    ]


@pytest.mark.parametrize(
    "address", ["company-level/", "contract-level/550017/", "callback-validation/"]
)
def test_others_cannot_turn_anything(carl, customer, linkedin, address):
    token = carl.open(SETTINGS).tree.xpath("//input[@name='csrfmiddlewaretoken']")[0].value

    answer = carl.session.post(
        f"{carl.linkedin.url}{SETTINGS}{address}",
        data={"csrfmiddlewaretoken": token, "status": "DISABLED"},
    )

    assert answer.status_code == 403
    assert set(integration_statuses(linkedin).values()) == {"ENABLED"}


def test_configurations_are_shown_without_the_token_of_the_callback(rita, connected, receiver):
    receiver.secret = connected.client_secret
    address = receiver.url.replace("/hook", "/linkedin/callback/s3cret-t0ken/")
    connected.configure("ONE_CLICK_EXPORT", CALLBACK_URL=address)

    page = rita.open(SETTINGS)

    assert "s3cret-t0ken" not in page.text
    assert page.text.count(receiver.url.replace("/hook", "/linkedin/callback/…")) == 2
    assert "JOB_POSTING_VIEWERS ALL_PRODUCT_USERS" in page.text


def test_a_callback_is_shown_validated_blocked_and_validated_again(
    rita, linkedin, customer, receiver
):
    linkedin.turn(failures_to_block=1)
    receiver.refuses_challenges = True
    receiver.secret = customer.client_secret
    customer.configure("ONE_CLICK_EXPORT", CALLBACK_URL=receiver.url)
    wait_for(lambda: linkedin.callbacks()[0]["is_blocked"])
    blocked = rita.open(SETTINGS)
    refused = rita.send(blocked, "//form[.//button[text()='Validate now']]")
    receiver.refuses_challenges = False
    validated = rita.send(refused, "//form[.//button[text()='Validate now']]")

    badge = "//section[@aria-labelledby='callback']//*[contains(@class, 'badge')]"
    assert (blocked.all(badge), validated.all(badge)) == (["Blocked"], ["Validated"])
    assert refused.alerts == [
        "The callback was challenged and did not pass: answered 400 instead of 200."
    ]
    assert validated.said == ["The callback was challenged and passed."]


def test_without_a_callback_the_page_says_what_that_means(rita, customer):
    assert "Your ATS has not given a callback URL." in rita.open(SETTINGS).text


def test_budgets_are_counted_seat_by_seat(rita, linkedin, connected):
    linkedin.export(member="ilse-marbach-demo", seat=77121, job="JOB-0042")

    page = rita.open(SETTINGS)

    used = page.all("//section[@aria-labelledby='budgets']//tbody/tr/td[3]")
    left = page.all("//section[@aria-labelledby='budgets']//tbody/tr/td[4]")
    assert used == ["0", "1", "0", "0"]
    assert left == ["300 of 300", "299 of 300", "300 of 300", "300 of 300"]


def integration_form(page, name):
    return next(
        form
        for form in page.tree.xpath("//li[@class='integration']//form")
        if name in " ".join(form.text_content().split())
    )


def test_one_click_export_is_turned_off_alone(rita, customer, linkedin):
    page = rita.open(SETTINGS)
    action = integration_form(page, "One-click export").get("action")

    page = rita.send(page, f"//form[@action='{action}']")

    assert page.said == ["One-click export is off. Your ATS has been told."]
    assert integration_statuses(linkedin) == {
        "ONE_CLICK_EXPORT": "DISABLED",
        "IN_ATS_INDICATOR": "ENABLED",
        "PROFILE_PLUGIN": "ENABLED",
        "CSA_API": "ENABLED",
    }
    again = rita.send(page, f"//form[@action='{action}']")
    assert again.said == ["One-click export is on. Your ATS has been told."]


REQUESTS = "//form[@action='/recruiter/settings/ats/requests/']"


def test_each_bundle_is_requested_by_itself_and_named_by_the_ats(rita, child, linkedin):
    page = rita.open(SETTINGS)
    asked = page.tree.xpath(REQUESTS)
    assert len(asked) == 3

    page = rita.send(page, f"({REQUESTS})[2]", ats=child.client_id)

    assert page.said[0].startswith("Contract level – Nordwind Recruiting is requested.")
    assert integration_statuses(linkedin) == {"CSA_API": "PRE_AUTHORIZED"}
    page = rita.send(page, f"({REQUESTS})[1]", ats=child.client_id)
    assert page.said[0].startswith("Company level is requested.")
    assert len(integration_statuses(linkedin)) == 4
    child.name_integrations()
    assert is_on(rita.send(rita.open(SETTINGS), CONTRACT), "Contract level – Nordwind Recruiting")


def test_a_bundle_cannot_be_requested_of_nobody_or_for_a_contract_of_others(rita, child):
    page = rita.open(SETTINGS)

    assert rita.send(page, f"({REQUESTS})[1]", ats="nobody").status == 404
    assert rita.send(page, f"({REQUESTS})[1]", contract="1").status == 404


def test_a_seat_moves_to_another_contract(rita, customer):
    page = rita.open(SETTINGS)

    page = rita.send(page, "//form[contains(@action, '/seats/77121/')]", contract="550018")

    assert page.said == ["Carl Ahrens has moved to Nordwind Sales hiring."]
    query = "seatsV2?q=attributes&contracts=urn:li:contract:550017&start=0"
    found = customer.call("GET", query).json()["elements"]
    assert [seat["id"] for seat in found] == [77120, 77122]
