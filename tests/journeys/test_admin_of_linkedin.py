"""The administrator's pages about LinkedIn: what was asked, what came, what is to be decided."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys import test_first_loop as loop
from tests.journeys.hands import Pointer
from tests.journeys.office import RITAS_SEAT, Office, connect, until
from tests.stack import Stack

ILSE = "ilse-marbach-demo"
# A day and a time, as the table of syncs says when it asks again.
MOMENT = re.compile(r", \d\d:\d\d")


@pytest.fixture
def job(stack: Stack, tomke: str) -> str:
    """A job that Recruiter offers."""
    with Office(stack, tomke) as office:
        opened = str(office.open_job("Night planner")["id"])
    connect(stack)
    until(lambda: stack.linkedin.exportable_jobs(opened))
    return opened


@pytest.fixture
def tab(stack: Stack, page: Page, tomke: str, job: str) -> Callable[[str], None]:
    """`tab(path)` opens a page of the Admin center about LinkedIn, as Tomke."""
    loop.sign_in(stack, page, Pointer(page), tomke)
    return lambda path="": page.goto(f"{stack.url}/admin-center/linkedin/{path}")


def shows(page: Page, tab: Callable[[str], None], path: str, what: Locator) -> None:
    """Open a page again and again until something is on it."""

    def look() -> bool:
        tab(path)
        return what.is_visible()

    until(look)


def test_syncs_say_what_came_and_when_they_ask_again(page, tab):
    button = page.get_by_role("button", name="Pull everything now")
    shows(page, tab, "syncs/", button)
    button.click()
    expect(page.get_by_text("LinkedIn is being asked in the background.")).to_be_visible()

    seats = page.get_by_role("row", name=re.compile("^Seats "))
    shows(page, tab, "syncs/", seats.get_by_text(MOMENT))
    _of, last_run, _new, in_all, _back_to, next_run = seats.get_by_role("cell").all_inner_texts()
    assert last_run.strip() not in {"", "Not yet"}
    assert int(in_all) == 3
    assert MOMENT.search(next_run)

    tab("colleagues/")
    expect(page.get_by_text("has not read the company's seats")).to_have_count(0)
    tab("syncs/?show=problems")
    expect(page.get_by_text("LinkedIn answered everything it was asked.")).to_be_visible()


def test_what_failed_is_found_by_its_state_and_replayed(stack, page, tab, job):
    stack.linkedin.fail_next("exportedCandidates", 404)
    stack.linkedin.export(member=ILSE, job=job, seat=RITAS_SEAT)
    export = page.get_by_role("link", name="Export to ATS")
    shows(page, tab, "notifications/?state=failed", export)
    page.get_by_label("Kind").select_option(label="Integration switched")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("Nothing matches")).to_be_visible()

    tab("notifications/?state=failed")
    export.click()
    page.get_by_role("button", name="Replay").click()

    expect(page.get_by_text("The notification is being processed again.")).to_be_visible()
    shows(page, tab, "notifications/?state=done&kind=EXPORT_CANDIDATE_PROFILE", export)
    page.get_by_role("link", name="Open the person").click()
    expect(page.get_by_role("heading", name="Ilse Marbach", level=1)).to_be_visible()


def test_the_doctor_asks_linkedin_and_finds_what_was_switched_off(stack, page, tab):
    stack.linkedin.disable(types=["IN_ATS_INDICATOR"])
    tab("doctor/")
    expect(page.get_by_text("LinkedIn was not asked yet.").first).to_be_visible()

    page.get_by_role("button", name="Ask LinkedIn").click()

    expect(page.get_by_text("LinkedIn was asked; its answers are below.")).to_be_visible()
    token = page.get_by_role("listitem").filter(has_text="takes it for good")
    expect(token).to_contain_text("Well")
    expect(page.get_by_text("Something keeps LinkedIn and Tandem apart")).to_be_visible()


def test_who_closed_their_account_is_decided_on(stack, page, tab, job, tomke):
    stack.linkedin.export(member=ILSE, job=job, seat=RITAS_SEAT)
    with Office(stack, tomke) as office:
        [one] = until(lambda: office.get("candidates/", search="Ilse")["results"])
    stack.linkedin.close_account(ILSE)
    tab("syncs/")
    page.locator("#closed").get_by_role("button", name="Pull now").click()
    person = page.get_by_role("link", name="Ilse Marbach")
    shows(page, tab, "closed-accounts/", person)

    person.click()
    page.get_by_label("Why their data stays").fill("Is in our pool for next year.")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_text("The data of Ilse Marbach stays.")).to_be_visible()
    tab("closed-accounts/?show=decided")
    expect(page.get_by_role("table")).to_contain_text("Kept")
    person.click()
    expect(page.get_by_text("Is in our pool for next year.").first).to_be_visible()
    page.get_by_role("button", name="Erase…").click()
    page.get_by_role("dialog").get_by_role("button", name="Erase for good").click()

    expect(page.get_by_text("Ilse Marbach is erased.")).to_be_visible()
    tab("closed-accounts/?show=decided")
    expect(page.get_by_role("table")).to_contain_text(one["id"])
    expect(page.get_by_role("table")).to_contain_text("Erased")
    with Office(stack, tomke) as office:
        assert office.get("candidates/", search="Ilse")["results"] == []
