"""Deciding on possible LinkedIn matches by the keyboard: one key for yes, no, never and undo."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import test_first_loop as journey
from tests.journeys.hands import Keyboard, Pointer
from tests.journeys.office import Office, connect, until
from tests.stack import Stack

# The addresses of two members each.
MEMBERS = {
    "Mae": ["okko.janssen@example.org", "jonas.petersen@example.org"],
    "Ann": ["ilse.marbach@example.org", "rita.lindqvist@nordwind.example"],
}
MAKE_DUE = (
    "from django.utils import timezone\n"
    "from linkedin_rsc.models import ProfileMatch\n"
    "from linkedin_rsc.profile.looking import look_at_matches\n"
    "ProfileMatch.objects.update(due_at=timezone.now())\n"
    "look_at_matches()"
)


@pytest.fixture
def queue(stack: Stack, page: Page, tomke: str) -> str:
    """Two people whom LinkedIn finds twice each."""
    with Office(stack, tomke) as office:
        job = office.open_job("Night planner")
        for name, emails in MEMBERS.items():
            person = office.add_candidate(name, "Chen", email=emails[0])
            office.post(f"candidates/{person['id']}/emails/", email=emails[1])
            office.apply(person, job, stage="Screen")
    connect(stack)
    until(lambda: len(stack.linkedin.state()["candidates"]) == len(MEMBERS))
    journey.sign_in(stack, page, Pointer(page), tomke)

    def waits() -> bool:
        stack.run_command("shell", "-c", MAKE_DUE)
        page.goto(stack.url)
        return page.get_by_text("Possible LinkedIn matches").is_visible()

    until(waits)
    return f"{stack.url}/candidates/linkedin/matches/"


def test_yes_no_never_and_undo_take_one_key_each(page: Page, queue: str) -> None:
    page.goto(queue)
    rows, hands = page.locator("[data-decisions] > li"), Keyboard(page)
    expect(rows).to_have_count(2)

    hands.shortcut("n")
    expect(page.get_by_text("Set Ann Chen aside.")).to_be_visible()
    expect(rows).to_have_count(1)
    hands.shortcut("z")
    expect(rows).to_have_count(2)

    # Of two profiles the first key leads to them, and the second one says yes.
    hands.shortcut("y")
    expect(rows.first.get_by_role("button", name="Link").first).to_be_focused()
    page.keyboard.press("y")
    expect(page.get_by_text("Linked Ann Chen.")).to_be_visible()
    expect(rows).to_have_count(1)

    hands.shortcut("x")
    page.keyboard.press("x")
    expect(page.get_by_text("Not Mae Chen’s profile.")).to_be_visible()
    expect(rows.first.get_by_role("button", name="Never")).to_have_count(1)
