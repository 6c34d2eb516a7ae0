"""The first loop: from LinkedIn Recruiter into a job, and back.

Sign in, create and activate a job, connect LinkedIn, export a person from Recruiter, find them in
Prospect, move them on, and see the application in Recruiter's In-ATS pane. On live servers that
talk HTTP, once by pointer and once by keyboard, and once in LinkedIn's versioned API.
"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PASSWORD, TOMKE, make_tomke
from tests.journeys.hands import Keyboard, Pointer
from tests.stack import Stack

DESCRIPTION = (
    "You plan the tours of the night, watch the yard and keep drivers informed about every change."
    " You work with a team of five and hand over in the morning."
)
ORGANIZATION = "9100321"
CONTRACT = "550018"
# What happens by itself on the other side: a push, a task, a poll of LinkedIn's job task.
MOMENTS_MS = 60_000


@pytest.mark.parametrize("with_hands", [Pointer, Keyboard])
def test_from_recruiter_into_a_job_and_back(
    stack: Stack, page: Page, tomke: str, with_hands: type[Pointer | Keyboard]
) -> None:
    title = f"Night planner {with_hands.__name__}"
    person = {Pointer: "Ilse Marbach", Keyboard: "Jonas Petersen"}[with_hands]
    hands = with_hands(page)

    sign_in(stack, page, hands, tomke)
    job_id = create_and_activate_a_job(page, hands, title)
    connect_linkedin(stack, page, hands)
    wait_until_linkedin_holds(stack, page, job_id)
    export_from_recruiter(stack, page, hands, person, title)
    find_in_prospect(stack, page, job_id, person)
    assert stack.linkedin.indicator(slug_of(person))["applications"] == []
    hands.move_card(person, to="Screen")
    expect(page.locator("[data-column][data-name='Screen']")).to_contain_text(person)
    see_in_recruiter(stack, page, person, title, "Screen")
    assert stack.linkedin.findings() == []


def test_the_same_in_the_versioned_api(tmp_path: Path, page: Page) -> None:
    with Stack(tmp_path, version="202604") as stack:
        make_tomke(stack)

        test_from_recruiter_into_a_job_and_back(stack, page, TOMKE, Pointer)

        asked = {
            row["path"].split("/")[1] for row in stack.linkedin.requests(resource="candidates")
        }
        assert asked == {"rest"}


def sign_in(stack: Stack, page: Page, hands: Pointer | Keyboard, email: str) -> None:
    page.goto(stack.url)
    hands.type_into(page.get_by_label("E-mail"), email)
    hands.type_into(page.get_by_label("Password"), PASSWORD)
    hands.press(page.get_by_role("button", name="Sign in"))
    expect(page.get_by_role("heading", name="Home", level=1)).to_be_visible()


def create_and_activate_a_job(page: Page, hands: Pointer | Keyboard, title: str) -> str:
    hands.press(page.get_by_role("button", name="New"))
    hands.press(page.get_by_role("link", name="Job", exact=True))
    hands.type_into(page.get_by_label("Title"), title)
    hands.type_into(page.get_by_label("City"), "Bremen")
    hands.choose(page.get_by_label("Country"), "Germany")
    hands.type_into(page.get_by_label("Description"), DESCRIPTION)
    hands.press(page.get_by_role("button", name="Create draft"))
    expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()
    hands.press(page.get_by_role("button", name="Activate"))
    hands.press(page.get_by_role("dialog").get_by_role("button", name="Activate"))
    expect(page.get_by_text("Active", exact=True).first).to_be_visible()
    found = re.search(r"JOB-\d+", page.url)
    assert found
    return found[0]


def connect_linkedin(stack: Stack, page: Page, hands: Pointer | Keyboard) -> None:
    """Walk the five steps of the Admin center's tab."""
    page.goto(f"{stack.url}/admin-center/linkedin/")
    hands.type_into(page.get_by_label("Company name"), "Nordwind Logistics")
    hands.type_into(page.get_by_label("LinkedIn company ID"), ORGANIZATION)
    hands.press(page.get_by_role("button", name="Save company"))
    hands.press(page.get_by_role("button", name="Connect", exact=True))
    hands.choose(page.get_by_label("You are"), "Tomke Behrens, Nordwind Sales hiring, admin")
    hands.press(page.get_by_role("button", name="Allow"))
    choose_contract(page, hands)
    hands.press(page.get_by_role("button", name="Request", exact=True))
    expect(step(page, "Partner ready")).to_contain_text("Done")
    enable_in_recruiter(stack, page, hands)
    page.goto(f"{stack.url}/admin-center/linkedin/")
    until(page, "Everything is switched on in Recruiter.")
    expect(step(page, "Enabled in Recruiter")).to_contain_text("Done")


def choose_contract(page: Page, hands: Pointer | Keyboard) -> None:
    """By pointer in LinkedIn's own frame, by keyboard in the form beside it."""
    if isinstance(hands, Keyboard):
        hands.type_into(page.get_by_role("textbox", name="Contract ID"), CONTRACT)
        hands.press(page.get_by_role("button", name="Add contract"))
        return
    frame = page.frame_locator("iframe")
    frame.get_by_label("Sign in as an admin of Recruiter").select_option(
        label="Tomke Behrens, Nordwind Sales hiring"
    )
    frame.get_by_role("button", name="Sign in").click()
    frame.get_by_label(re.compile(CONTRACT)).check()
    frame.get_by_role("button", name="Authorize").click()


def enable_in_recruiter(stack: Stack, page: Page, hands: Pointer | Keyboard) -> None:
    open_recruiter(stack, page, hands, "/recruiter/settings/ats/")
    for name in ("Company level", "Contract level – Nordwind Sales hiring"):
        switch = page.get_by_role("switch", name=name)
        if switch.get_attribute("aria-checked") == "false":
            hands.press(switch)
        expect(page.get_by_role("switch", name=name)).to_have_attribute("aria-checked", "true")


def open_recruiter(stack: Stack, page: Page, hands: Pointer | Keyboard, path: str) -> None:
    """Open a page of Recruiter, taking Tomke's seat when nobody sits there yet."""
    page.goto(f"{stack.linkedin.url}{path}")
    seat = page.get_by_role("button", name="Continue as Tomke Behrens")
    if "/recruiter/seat/" in page.url:
        hands.press(seat)
        # Whoever leaves before the answer is there has no seat.
        expect(seat).to_have_count(0)
        page.goto(f"{stack.linkedin.url}{path}")


def wait_until_linkedin_holds(stack: Stack, page: Page, job_id: str) -> None:
    """The job's LinkedIn tab says when the push has arrived."""
    page.goto(f"{stack.url}/jobs/{job_id}/linkedin/")
    until(page, "Sent, accepted.")


def export_from_recruiter(
    stack: Stack, page: Page, hands: Pointer | Keyboard, person: str, title: str
) -> None:
    open_recruiter(stack, page, hands, f"/recruiter/?q={person}")
    hands.press(page.get_by_role("link", name=person, exact=True))
    hands.press(page.get_by_role("button", name="Export to ATS"))
    hands.type_into(page.get_by_role("combobox", name="Job"), title)
    option = page.get_by_role("option", name=re.compile(title))
    expect(option).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    hands.type_into(page.get_by_label("E-mail (optional)"), address_of(person))
    hands.press(page.get_by_role("button", name="Export", exact=True))
    expect(page.get_by_text("Sent to Tandem")).to_be_visible()


def find_in_prospect(stack: Stack, page: Page, job_id: str, person: str) -> None:
    """The board is opened on the second web process: nothing lives in one process's memory."""
    page.goto(f"{stack.urls[1]}/jobs/{job_id}/pipeline/")
    until(page, person)
    prospect = page.locator("[data-column][data-name='Prospect']")
    expect(prospect).to_contain_text("not shared with LinkedIn")
    expect(prospect).to_contain_text(person)


def see_in_recruiter(stack: Stack, page: Page, person: str, title: str, stage: str) -> None:
    page.goto(f"{stack.linkedin.url}/recruiter/?q={person}")
    page.get_by_role("link", name=person, exact=True).click()
    until(page, f"Current stage: {stage}")
    expect(page.get_by_role("region", name="In ATS")).to_contain_text(title)


def step(page: Page, name: str):
    """One of the five steps on the Admin center's LinkedIn tab."""
    return page.get_by_role("listitem").filter(has=page.get_by_role("heading", name=name))


def until(page: Page, words: str) -> None:
    """Reload until the page says it: what is waited for happens in other processes."""
    for _ in range(MOMENTS_MS // 500):
        if words in page.locator("body").inner_text():
            return
        page.wait_for_timeout(500)
        page.reload()
    raise AssertionError(f"{page.url} never said {words!r}.")


def slug_of(person: str) -> str:
    return f"{person.lower().replace(' ', '-')}-demo"


def address_of(person: str) -> str:
    return f"{person.lower().replace(' ', '.')}@example.org"
