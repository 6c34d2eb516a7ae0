"""Link, refuse, unlink: LinkedIn's profile widget on a person's tab (RSC-304, RSC-305)."""

import re

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.journeys import test_first_loop as journey
from tests.journeys.hands import Pointer
from tests.journeys.looking import WINDOWS
from tests.journeys.office import CONTRACT, ORGANIZATION, Office, connect, until
from tests.journeys.test_match_queue import MAKE_DUE
from tests.stack import Stack

RITA = "Rita Lindqvist, Nordwind Recruiting"
# The sandbox's second contract, in which Rita has no seat and an administrator of its own has one.
OTHER_CONTRACT, OTHER_SEAT = 550018, "Tomke Behrens, Nordwind Sales hiring"
FITS = """(frame) => frame.getBoundingClientRect().width <= frame.parentElement.clientWidth &&
  document.documentElement.scrollWidth <= document.documentElement.clientWidth"""


@pytest.fixture
def person(stack: Stack, tomke: str) -> str:
    """Somebody invented whom LinkedIn holds: no member has the address, one has the name."""
    with Office(stack, tomke) as office:
        job = office.open_job("Night planner")
        found = office.add_candidate("Ilse", "Marbach", email="ilse@invented.example")
        office.apply(found, job, stage="Screen")
    connect(stack)
    until(lambda: stack.linkedin.state()["candidates"])
    return str(found["id"])


@pytest.fixture
def tab(stack: Stack, page: Page, tomke: str, person: str) -> str:
    """The person's LinkedIn tab, of somebody who has connected an account with a seat."""
    connect_account(stack, page, tomke, RITA)
    return f"{stack.url}/candidates/{person}/linkedin/"


def test_link_refuse_unlink(stack: Stack, page: Page, tomke: str, person: str, tab: str) -> None:
    page.goto(tab)
    expect(page.get_by_role("heading", name="In LinkedIn Recruiter")).to_be_visible()
    widget = sign_in_to_the_widget(page)

    widget.get_by_role("button", name="Link Ilse Marbach", exact=True).click()
    expect(page.get_by_text("LinkedIn confirms the profile")).to_be_visible()
    expect(page.get_by_text("in LinkedIn’s widget")).to_be_visible()
    push_again(stack, tomke, person)
    page.reload()
    expect(page.get_by_text("in LinkedIn’s widget")).to_be_visible()
    assert manual_match(stack)

    page.get_by_role("button", name="Not the right profile").click()
    expect(page.get_by_text("The profile that LinkedIn found was refused")).to_be_visible()
    until(lambda: not manual_match(stack))

    page.get_by_role("button", name="Take back").click()
    page.get_by_role("button", name="Link", exact=True).click()
    expect(page.get_by_text("as chosen here")).to_be_visible()
    until(lambda: manual_match(stack))
    page.get_by_role("button", name="Unlink").click()
    expect(page.get_by_text("What was unlinked or set aside stays here.")).to_be_visible()
    until(lambda: not manual_match(stack))
    push_again(stack, tomke, person)
    page.reload()
    expect(page.get_by_text("What was unlinked or set aside stays here.")).to_be_visible()
    assert not manual_match(stack)


@pytest.mark.parametrize("window", WINDOWS)
def test_rsc_305_signed_out_it_asks_to_sign_in_and_signed_in_it_fits(
    page: Page, tab: str, window: str
) -> None:
    width, height = WINDOWS[window]
    page.set_viewport_size({"width": width, "height": height})
    page.goto(tab)
    widget = sign_in_to_the_widget(page)
    expect(widget.get_by_role("heading", name="People with a similar name")).to_be_visible()
    assert page.locator("iframe").evaluate(FITS)

    widget.get_by_role("button", name="Link Ilse Marbach", exact=True).click()
    expect(page.get_by_text("LinkedIn confirms the profile")).to_be_visible()
    widget = sign_in_to_the_widget(page)
    expect(widget.get_by_role("heading", name="Ilse Marbach")).to_be_visible()
    widget.get_by_role("link", name="Recruiting activity").click()
    expect(widget.get_by_text("No InMails yet.")).to_be_visible()

    assert page.locator("iframe").evaluate(FITS)


def test_each_outcome_of_linkedins_matching_is_said(
    stack: Stack, page: Page, tomke: str, person: str, tab: str
) -> None:
    """Exact, several possible, none: looked for in the background, shown on the tab."""
    with Office(stack, tomke) as office:
        job = office.open_job("Day planner")
        exact = office.add_candidate("Okko", "Janssen", email="okko.janssen@example.org")
        several = office.add_candidate("Mae", "Chen", email="ilse.marbach@example.org")
        office.post(f"candidates/{several['id']}/emails/", email="jonas.petersen@example.org")
        for one in (exact, several):
            office.apply(one, job, stage="Screen")
    until(lambda: len(stack.linkedin.state()["candidates"]) == 3)

    def looked() -> bool:
        stack.run_command("shell", "-c", MAKE_DUE)
        page.goto(tab.replace(person, str(exact["id"])))
        return page.get_by_text("as LinkedIn recognised them").is_visible()

    until(looked)
    page.goto(tab.replace(person, str(several["id"])))
    expect(page.get_by_text("Choose the right profile:")).to_be_visible()
    page.get_by_role("button", name="Not the right profile").first.click()
    expect(page.get_by_text("LinkedIn profile 2", exact=True)).to_have_count(0)
    page.goto(tab)
    expect(page.get_by_text("LinkedIn finds no match")).to_be_visible()


def test_without_an_account_the_tab_says_what_to_do(
    stack: Stack, page: Page, tomke: str, person: str
) -> None:
    journey.sign_in(stack, page, Pointer(page), tomke)

    page.goto(f"{stack.url}/candidates/{person}/linkedin/")

    expect(page.get_by_text("Connect your own LinkedIn account")).to_be_visible()
    page.get_by_role("link", name="Connect LinkedIn").click()
    expect(page.get_by_role("button", name="Connect LinkedIn")).to_be_visible()


def test_the_widget_acts_for_the_contract_that_somebody_chose(
    stack: Stack, page: Page, tab: str
) -> None:
    stack.linkedin.put_seat(77150, member="rita-lindqvist-nordwind", contract=OTHER_CONTRACT)
    stack.run_command(
        "rsc_connect", "--organization", str(ORGANIZATION), "--contract", str(CONTRACT),
        "--contract", str(OTHER_CONTRACT), "--company-name", "Nordwind Logistics",
    )  # fmt: skip
    stack.linkedin.enable()
    stack.run_command("rsc_pull", "seats")
    page.goto(tab)
    frame = page.locator("iframe")
    expect(frame).to_have_attribute("src", re.compile(f"organization%3A{ORGANIZATION}"))

    choice = page.get_by_label("The widget acts for")
    choice.select_option(str(OTHER_CONTRACT))
    page.get_by_role("button", name="Change contract").click()
    expect(frame).to_have_attribute("src", re.compile(f"contract%3A{OTHER_CONTRACT}"))
    sign_in_to_the_widget(page)
    page.reload()

    expect(choice).to_have_value(str(OTHER_CONTRACT))
    expect(frame).to_have_attribute("src", re.compile(f"contract%3A{OTHER_CONTRACT}"))


def test_an_account_without_a_seat_is_told_whom_to_ask(
    stack: Stack, page: Page, tomke: str, person: str
) -> None:
    connect_account(stack, page, tomke, OTHER_SEAT)
    stack.run_command("rsc_pull", "seats")

    page.goto(f"{stack.url}/candidates/{person}/linkedin/")

    expect(page.get_by_text("lists no Recruiter seat for the account")).to_be_visible()
    expect(page.locator("iframe")).to_have_count(0)


def connect_account(stack: Stack, page: Page, tomke: str, member: str) -> None:
    """Sign in, and connect the LinkedIn account of one of its administrators."""
    journey.sign_in(stack, page, Pointer(page), tomke)
    page.goto(f"{stack.url}/settings/")
    page.get_by_role("button", name="Connect LinkedIn").click()
    page.get_by_label("You are").select_option(label=f"{member}, admin")
    page.get_by_role("button", name="Allow").click()
    expect(page.get_by_text("Your LinkedIn account is connected.")).to_be_visible()


def sign_in_to_the_widget(page: Page) -> FrameLocator:
    """Sign in within the frame as Rita, after seeing what it shows to nobody."""
    widget = page.frame_locator("iframe")
    out = widget.get_by_role("button", name="Sign out")
    prompt = widget.get_by_role("heading", name="Sign in to LinkedIn")
    expect(out.or_(prompt)).to_be_visible()
    if out.is_visible():
        out.click()
    expect(prompt).to_be_visible()
    assert page.locator("iframe").evaluate(FITS)
    widget.get_by_label("You are").select_option(label=RITA)
    widget.get_by_role("button", name="Sign in").click()
    expect(out).to_be_visible()
    return widget


def push_again(stack: Stack, tomke: str, person: str) -> None:
    """Change the person, and wait until LinkedIn has the change."""
    with Office(stack, tomke) as office:
        title = f"Planner {len(stack.linkedin.requests(resource='atsCandidates'))}"
        office.patch(f"candidates/{person}/", current_title=title)
    until(lambda: titles_at_linkedin(stack), lambda titles: titles == [title])


def titles_at_linkedin(stack: Stack) -> list[object]:
    return [one["fields"].get("currentJobTitle") for one in stack.linkedin.state()["candidates"]]


def manual_match(stack: Stack) -> object:
    [held] = stack.linkedin.state()["candidates"]
    return held["manual_match"]
