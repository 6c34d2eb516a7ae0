"""The whole way to an enabled connection, with two contracts, each level by itself.

Save the company, connect, choose one contract in LinkedIn's frame and one by hand, request level
by level, switch them on in Recruiter, connect the own account, ask the doctor, read what LinkedIn
sent, make a new secret. Every page on the way is looked at.
"""

import re

from playwright.sync_api import Page, expect

from tests.journeys import test_first_loop as journey
from tests.journeys.hands import Pointer
from tests.journeys.looking import Critic, open_window
from tests.journeys.office import until
from tests.stack import Stack

PAGES = ("", "notifications/", "doctor/", "colleagues/")
TOMKE_AT_LINKEDIN = "Tomke Behrens, Nordwind Sales hiring, admin"
OTHER_CONTRACT = "550017"


def test_two_contracts_are_onboarded_level_by_level(stack: Stack, tomke: str, chromium) -> None:
    with open_window(chromium, "wide") as critic:
        page, tab = critic.page, f"{stack.url}/admin-center/linkedin/"
        journey.sign_in(stack, page, Pointer(page), tomke)
        _see_that_nothing_is_connected(critic, tab)
        _connect_with_two_contracts(page, tab)
        critic.look()
        _request_each_level(page)
        critic.look()
        _switch_on_at_linkedin(stack, page, tab)
        _connect_own_account(stack, critic)
        _ask_the_doctor(page, tab)
        _make_a_new_secret(page, tab)
        _be_asked_before_leaving(page, tab)
        for name in PAGES:
            critic.open(f"{tab}{name}")
            critic.expect_fitting(f"{tab}{name}")

    assert critic.faults == [], "\n".join(critic.faults)
    assert stack.linkedin.findings() == []


def _see_that_nothing_is_connected(critic: Critic, tab: str) -> None:
    for name in PAGES:
        critic.open(f"{tab}{name}")
    critic.page.goto(tab)


def _connect_with_two_contracts(page: Page, tab: str) -> None:
    hands = Pointer(page)
    page.get_by_label("Company name").fill("Nordwind Logistics")
    page.get_by_label("LinkedIn company ID").fill(journey.ORGANIZATION)
    page.get_by_role("button", name="Save company").click()
    page.get_by_role("button", name="Connect", exact=True).click()
    page.get_by_label("You are").select_option(label=TOMKE_AT_LINKEDIN)
    page.get_by_role("button", name="Allow").click()
    journey.choose_contract(page, hands)
    expect(page.get_by_role("link", name="Add a contract")).to_be_visible()
    page.get_by_role("link", name="Add a contract").click()
    page.get_by_role("textbox", name="Contract ID").fill(OTHER_CONTRACT)
    page.get_by_role("button", name="Add contract").click()
    expect(_levels(page)).to_have_text([re.compile("Not requested")] * 3)


def _levels(page: Page):
    return page.locator(".levels__one")


def _request_each_level(page: Page) -> None:
    for number in range(3):
        _levels(page).nth(number).get_by_role("button", name="Request").click()
        expect(_levels(page).nth(number)).to_contain_text("Request again")
    expect(journey.step(page, "Partner ready")).to_contain_text("Done")


def _switch_on_at_linkedin(stack: Stack, page: Page, tab: str) -> None:
    """Company level and one contract first: the other contract's InMails stay away till later."""
    stack.linkedin.enable(types=["ONE_CLICK_EXPORT", "IN_ATS_INDICATOR", "PROFILE_PLUGIN"])
    stack.linkedin.enable(contract=int(journey.CONTRACT))
    _reload_until(page, tab, f"switched on in Recruiter for contract {OTHER_CONTRACT}")
    stack.linkedin.enable(contract=int(OTHER_CONTRACT))
    _reload_until(page, tab, "Everything is switched on in Recruiter.")
    expect(_levels(page)).to_have_text([re.compile("Enabled")] * 3)


def _reload_until(page: Page, address: str, words: str) -> None:
    def look() -> str:
        page.goto(address)
        return page.locator("main").inner_text()

    until(look, lambda seen: words in seen)


def _connect_own_account(stack: Stack, critic: Critic) -> None:
    page = critic.page
    critic.open(f"{stack.url}/settings/")
    page.get_by_role("button", name="Connect LinkedIn").click()
    page.get_by_label("You are").select_option(label=TOMKE_AT_LINKEDIN)
    page.get_by_role("button", name="Allow").click()
    expect(page.get_by_text("Stays connected until")).to_be_visible()
    critic.look()


def _ask_the_doctor(page: Page, tab: str) -> None:
    page.goto(f"{tab}doctor/")
    page.get_by_role("button", name="Ask LinkedIn").click()
    asked = page.locator("section", has_text="Asked of LinkedIn").first
    expect(asked).to_contain_text("LinkedIn gives Tandem a token and takes it for good.")


def _make_a_new_secret(page: Page, tab: str) -> None:
    page.goto(tab)
    page.get_by_role("button", name="Make a new secret…").click()
    page.get_by_role("dialog").get_by_role("button", name="Make a new secret").click()
    expect(page.get_by_text("Two secrets count at the moment")).to_be_visible()


def _be_asked_before_leaving(page: Page, tab: str) -> None:
    page.locator("#step-1").get_by_text("Change").click()
    page.get_by_label("LinkedIn company ID").fill("9100999")
    page.get_by_role("button", name="Save company").click()
    expect(page.get_by_text("may need up to seven days").first).to_be_visible()
