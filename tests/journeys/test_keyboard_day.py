"""A recruiter's day without a mouse.

Sign in, open a job, move somebody on the board, write a note, give feedback, reject with a reason,
take that back, find the person by search, sign out. The page is only ever reached by keys.
"""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PASSWORD
from tests.journeys.hands import Keyboard
from tests.journeys.office import Office
from tests.stack import Stack

TITLE = "Night planner"
NOTE = "Knows every yard between Bremen and Gdańsk."
JUDGEMENT = "Calm when three lorries are late at once."


@pytest.fixture
def mae(stack: Stack, tomke: str) -> None:
    """Mae Chen, who applied for an open job and stands in Screen."""
    with Office(stack, tomke) as office:
        job = office.open_job(TITLE)
        office.apply(office.add_candidate("Mae", "Chen"), job, stage="Screen")


def test_a_day_by_keyboard_alone(stack, page, tomke, mae):
    hands = Keyboard(page)
    page.goto(stack.url)

    sign_in(page, hands, tomke)
    open_the_board(page, hands)
    hands.move_card("Mae Chen", to="Interview")
    expect(column(page, "Interview")).to_contain_text("Mae Chen")
    open_the_record(page, hands)
    write_a_note(page, hands)
    give_feedback(page, hands)
    reject(page, hands)
    reinstate(page, hands)
    find_by_search(page, hands)
    sign_out(page, hands)


def sign_in(page: Page, hands: Keyboard, email: str) -> None:
    hands.type_into(page.get_by_label("E-mail"), email)
    hands.type_into(page.get_by_label("Password"), PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Home", level=1)).to_be_visible()


def open_the_board(page: Page, hands: Keyboard) -> None:
    hands.press(page.get_by_role("link", name="Jobs", exact=True).first)
    expect(page.get_by_role("heading", name="Jobs", level=1)).to_be_visible()
    hands.shortcut("j")
    expect(page.get_by_role("main").get_by_role("link", name=TITLE)).to_be_focused()
    page.keyboard.press("Enter")
    hands.press(page.get_by_role("link", name="Pipeline"))
    expect(column(page, "Screen")).to_contain_text("Mae Chen")


def open_the_record(page: Page, hands: Keyboard) -> None:
    hands.press(page.get_by_role("link", name="Mae Chen", exact=True))
    expect(page.get_by_role("heading", name="Mae Chen", level=1)).to_be_visible()


def write_a_note(page: Page, hands: Keyboard) -> None:
    hands.press(tab(page, "Notes"))
    hands.type_into(page.get_by_label("New note"), NOTE)
    hands.press(page.get_by_role("button", name="Save note"))
    expect(page.get_by_role("article")).to_contain_text(NOTE)


def give_feedback(page: Page, hands: Keyboard) -> None:
    hands.press(tab(page, "Feedback"))
    hands.reach(page.get_by_role("radio").first)
    page.keyboard.press("Space")
    hands.type_into(page.get_by_label("What you thought"), JUDGEMENT)
    hands.type_into(page.get_by_label("Attribute 1"), "Calm")
    hands.type_into(page.get_by_label("Result 1"), "5 of 5")
    hands.press(page.get_by_role("button", name="Give feedback"))
    given = page.get_by_role("article")
    expect(given).to_contain_text(JUDGEMENT)
    expect(given).to_contain_text("5 of 5")


def reject(page: Page, hands: Keyboard) -> None:
    hands.press(tab(page, "Applications"))
    hands.press(page.get_by_role("button", name="Reject…"))
    dialog = page.get_by_role("dialog", name="Reject")
    hands.choose(dialog.get_by_label("Reason"), "Skill set")
    hands.press(dialog.get_by_role("button", name="Reject"))
    expect(page.get_by_text("skill set. Stood in Interview.")).to_be_visible()


def reinstate(page: Page, hands: Keyboard) -> None:
    hands.press(page.get_by_role("button", name="Reinstate"))
    expect(page.get_by_text("In Interview since today")).to_be_visible()
    # What changed has the focus, so the next Tab goes on from there.
    expect(page.get_by_role("article")).to_be_focused()


def find_by_search(page: Page, hands: Keyboard) -> None:
    """`/` leads to the search from wherever the focus is, arrows choose, Enter opens."""
    hands.shortcut("/")
    box = page.get_by_role("combobox", name="Search people, jobs and Job IDs")
    expect(box).to_be_focused()
    page.keyboard.type("mae")
    found = page.get_by_role("option", name="Mae Chen")
    expect(found).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(found).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Latest notes")).to_be_visible()
    expect(page.get_by_text(NOTE)).to_be_visible()


def sign_out(page: Page, hands: Keyboard) -> None:
    hands.press(page.get_by_role("button", name="Tomke Behrens"))
    hands.press(page.get_by_role("button", name="Sign out"))
    expect(page.get_by_role("heading", name="Sign in", level=1)).to_be_visible()


def column(page: Page, name: str):
    return page.locator(f"[data-column][data-name='{name}']")


def tab(page: Page, name: str):
    return page.get_by_role("navigation", name="Record").get_by_role("link", name=name)
