"""Without any script the work can be done all the same: links, forms and pages."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import PASSWORD
from tests.journeys.looking import STEP_TIMEOUT_MS
from tests.journeys.office import DESCRIPTION, Office, connect
from tests.stack import Stack

TITLE = "Night planner"
NOTE = "Knows every yard between Bremen and Gdańsk."


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    with chromium.new_context(java_script_enabled=False) as context:
        context.set_default_timeout(STEP_TIMEOUT_MS)
        yield context.new_page()


@pytest.fixture
def signed_in(stack: Stack, page: Page, tomke: str) -> Page:
    page.goto(stack.url)
    page.get_by_label("E-mail").fill(tomke)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Home", level=1)).to_be_visible()
    return page


def test_a_job_is_made_and_activated(stack, signed_in):
    page = signed_in

    page.goto(f"{stack.url}/jobs/new/")
    page.get_by_label("Title").fill(TITLE)
    page.get_by_label("City").fill("Bremen")
    page.get_by_label("Country").select_option(label="Germany")
    page.get_by_label("Description").fill(DESCRIPTION)
    page.get_by_role("button", name="Create draft").click()
    expect(page.get_by_role("heading", name=TITLE, level=1)).to_be_visible()
    page.get_by_role("button", name="Activate").click()
    page.get_by_role("dialog").get_by_role("button", name="Activate").click()

    expect(page.get_by_text("Active", exact=True).first).to_be_visible()


def test_somebody_is_moved_noted_rejected_and_brought_back(stack, signed_in, tomke):
    page = signed_in
    with Office(stack, tomke) as office:
        job = office.open_job(TITLE)
        application = office.apply(office.add_candidate("Mae", "Chen"), job, stage="Screen")

        page.goto(f"{stack.url}/jobs/{job['id']}/pipeline/")
        move(page, "Interview")
        assert office.stage_of(application) == "Interview"
        write_a_note(page)
        reject(stack, page, job["id"])
        assert office.get(f"applications/{application['id']}/")["status"] == "rejected"
        page.goto(f"{stack.url}/jobs/{job['id']}/pipeline/?rejected=show")
        open_card(page)
        page.get_by_role("button", name="Undo the rejection").click()
        expect(page.get_by_role("link", name="Mae Chen", exact=True)).to_be_visible()
        assert office.get(f"applications/{application['id']}/")["status"] == "active"


def test_whether_linkedin_reads_a_note_changes_as_it_becomes_private(stack, signed_in, tomke):
    page = signed_in
    connect(stack)
    with Office(stack, tomke) as office:
        office.patch("linkedin/settings/", share_notes=True)
        person = office.add_candidate("Mae", "Chen", email="mae@invented.example")
        office.apply(person, office.open_job(TITLE), stage="Screen")
    is_read = page.get_by_text("Unless it is private, whoever has a LinkedIn Recruiter seat")
    is_private = page.get_by_text("It is private: LinkedIn does not see it.")

    page.goto(f"{stack.url}/candidates/{person['id']}/notes/")
    expect(is_read).to_be_visible()
    expect(is_private).to_be_hidden()
    page.get_by_label("Private").check()

    expect(is_private).to_be_visible()
    expect(is_read).to_be_hidden()


def test_a_refused_form_keeps_what_was_typed_and_says_why(stack, signed_in):
    page = signed_in

    page.goto(f"{stack.url}/jobs/new/")
    page.get_by_label("City").fill("Bremen")
    page.get_by_role("button", name="Create draft").click()

    expect(page.get_by_role("alert")).to_contain_text("Title")
    expect(page.get_by_label("City")).to_have_value("Bremen")


def move(page: Page, stage: str) -> None:
    open_card(page)
    page.get_by_label("Stage").select_option(label=stage)
    page.get_by_role("button", name="Move", exact=True).click()
    there = page.locator(f"[data-column][data-name='{stage}']")
    expect(there.get_by_role("link", name="Mae Chen", exact=True)).to_be_visible()


def write_a_note(page: Page) -> None:
    page.get_by_role("link", name="Mae Chen", exact=True).click()
    page.get_by_role("navigation", name="Record").get_by_role("link", name="Notes").click()
    page.get_by_label("New note").fill(NOTE)
    page.get_by_role("button", name="Save note").click()
    expect(page.get_by_role("article")).to_contain_text(NOTE)


def reject(stack: Stack, page: Page, job_id: str) -> None:
    page.goto(f"{stack.url}/jobs/{job_id}/pipeline/")
    open_card(page)
    page.get_by_label("Reason").select_option(label="Skill set")
    page.get_by_role("button", name="Reject", exact=True).click()
    expect(page.get_by_role("heading", name="Mae Chen")).to_have_count(0)
    expect(page.get_by_role("link", name="Mae Chen", exact=True)).to_have_count(0)


def open_card(page: Page) -> None:
    page.get_by_role("link", name="Move or reject Mae Chen").click()
    expect(page.get_by_role("heading", name="Mae Chen")).to_be_visible()
