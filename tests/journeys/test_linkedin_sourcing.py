"""Walk-through 1 of attract.md: somebody is found in Recruiter, considered, applies, is shown.

Rita makes a job with prospects, adds Henry, exports Ilse; nothing goes to LinkedIn before she
applies.
"""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import test_first_loop as loop
from tests.journeys.conftest import PASSWORD
from tests.journeys.hands import Pointer
from tests.journeys.office import Office, connect, until
from tests.stack import Stack

RITA, HENRY = "rita.lindqvist@nordwind.example", "henry.okafor@nordwind.example"
SEAT, ILSE = 77120, "ilse-marbach-demo"


@pytest.fixture
def rita(stack: Stack, tomke: str) -> str:
    for email, role, first, last in (
        (RITA, "recruiter", "Rita", "Lindqvist"),
        (HENRY, "hiring_manager", "Henry", "Okafor"),
    ):
        stack.run_command(
            "create_user", email, "--role", role, "--first-name", first, "--last-name", last,
            "--password-stdin", typed=PASSWORD,
        )  # fmt: skip
    connect(stack)
    return RITA


def test_from_recruiter_to_an_applicant_that_recruiter_shows(
    stack: Stack, page: Page, rita: str
) -> None:
    hands = Pointer(page)
    loop.sign_in(stack, page, hands, rita)
    job = loop.create_and_activate_a_job(page, hands, "Night planner")
    add_henry(stack, page, job)
    until(lambda: stack.linkedin.exportable_jobs(job))

    page.goto(f"{stack.url}/jobs/{job}/pipeline/")
    stack.linkedin.export(member=ILSE, job=job, seat=SEAT)
    card = page.locator("[data-card]", has_text="Ilse Marbach")
    expect(page.locator("[data-column][data-name='Prospect']")).to_contain_text("Ilse Marbach")
    card.get_by_role("link", name="Ilse Marbach", exact=True).click()
    expect_who_she_is(page)
    assert stack.linkedin.state()["candidates"] == []

    she_applies(stack, rita, job)
    # An application arrives before its stage.
    until(lambda: shown_of_ilse(stack), lambda shown: shown == [(job, "Screen")])


def shown_of_ilse(stack: Stack) -> list[tuple[str, str]]:
    """Her jobs and stages in Recruiter's In-ATS pane."""
    applications = stack.linkedin.indicator(ILSE)["applications"]
    return [(one["job"], one["current_stage"]) for one in applications]


def add_henry(stack: Stack, page: Page, job: str) -> None:
    page.goto(f"{stack.url}/jobs/{job}/team/")
    page.locator("#id_user").fill(HENRY)
    page.get_by_label("Role").select_option(label="Hiring manager")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_text("Henry Okafor").first).to_be_visible()


def expect_who_she_is(page: Page) -> None:
    """Name, title, employer, place, profile address, source, credited to Rita."""
    expect(page.get_by_role("heading", name="Ilse Marbach", level=1)).to_be_visible()
    who = page.get_by_role("complementary", name="Who this is")
    for words in (
        "Night shift planner", "Hafenwerk Bremen", "Bremen, Germany",
        "Rita Lindqvist (LinkedIn Recruiter)", "through Rita Lindqvist",
        "Imported: LinkedIn Recruiter",
    ):  # fmt: skip
        expect(who).to_contain_text(words)
    address = "https://www.linkedin.com/in/ilse-marbach-demo"
    expect(who.get_by_role("link", name="LinkedIn profile")).to_have_attribute("href", address)


def she_applies(stack: Stack, rita: str, job: str) -> None:
    """There is no careers site yet: Rita moves her on when she writes that she applies."""
    with Office(stack, rita) as office:
        application = office.get("applications/", job=job)["results"][0]["id"]
        office.post(f"applications/{application}/stage-changes/", stage="Screen")
