"""Where the focus goes when the thing that had it is gone or has moved."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from accounts.api_tokens import create_api_token
from accounts.models import ApiToken
from jobs.team.services import add_team_member
from tests.browsing import sign_in
from tests.factories.accounts import UserFactory
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory

pytestmark = pytest.mark.journey


@pytest.fixture
def page(live_server, chromium, recruiter):
    context = chromium.new_context(base_url=live_server.url)
    page = context.new_page()
    sign_in(page, recruiter)
    yield page
    context.close()


def press(page: Page, name: str) -> None:
    """Press a button as the keyboard does, once the page's scripts are there."""
    page.wait_for_load_state()
    page.get_by_role("button", name=name).first.press("Enter")


def expect_focus(page: Page, name: str) -> None:
    expect(page.get_by_role("button", name=name)).to_be_focused()


def test_after_a_stage_is_removed_the_next_one_has_the_focus(page, recruiter):
    job = JobFactory(recruiter=recruiter)
    page.goto(reverse("job-process", args=[job.public_id]))

    press(page, "Remove Screen")
    expect_focus(page, "Remove Interview")
    press(page, "Remove Interview")

    # Nothing of its kind is left.
    expect(page.get_by_role("main")).to_be_focused()


def test_a_stage_that_was_moved_keeps_the_focus(page, recruiter):
    job = JobFactory(recruiter=recruiter)
    page.goto(reverse("job-process", args=[job.public_id]))

    press(page, "Move Screen later")

    expect(page.get_by_role("listitem").filter(has_text="Screen")).to_be_visible()
    expect_focus(page, "Move Screen later")


def test_after_a_tag_is_removed_the_next_one_has_the_focus(page):
    candidate = CandidateFactory()
    for name in ("Customs", "Nights", "Polish"):
        candidate.tags.create(name=name)
    page.goto(reverse("candidate-detail", args=[candidate.public_id]))

    for gone, focused in (("Nights", "Polish"), ("Polish", "Customs")):
        press(page, f"Remove the tag {gone}")
        expect_focus(page, f"Remove the tag {focused}")
    press(page, "Remove the tag Customs")

    expect(page.get_by_label("Add a tag")).to_be_focused()


def test_whoever_adds_a_tag_may_type_the_next(page):
    page.goto(reverse("candidate-detail", args=[CandidateFactory().public_id]))

    for name in ("Customs", "Nights"):
        page.get_by_label("Add a tag").fill(name)
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name=f"Remove the tag {name}")).to_be_visible()
        expect(page.get_by_label("Add a tag")).to_be_focused()


def test_after_somebody_left_the_team_the_next_one_has_the_focus(page, recruiter):
    job = JobFactory(recruiter=recruiter)
    for name in ("Abe", "Bea", "Cid"):
        colleague = UserFactory(first_name=name, last_name="Moss", roles=["recruiter"])
        add_team_member(job=job, user=colleague, role="interviewer", by=recruiter)
    page.goto(reverse("job-team", args=[job.public_id]))

    names = page.get_by_role("link", name="Moss as interviewer")
    last = names.nth(2).get_attribute("title")
    page.wait_for_load_state()
    names.nth(1).press("Enter")
    page.wait_for_url("**/departure/")
    press(page, "Remove")

    expect(names).to_have_count(2)
    expect(page.get_by_role("link", name=last)).to_be_focused()


def test_after_a_token_is_revoked_the_next_one_has_the_focus(page, recruiter):
    for _ in range(2):
        create_api_token(user=recruiter)
    page.goto(reverse("settings"))
    press(page, "Revoke")

    expect(page.get_by_role("button", name="Revoke")).to_have_count(1)
    expect(page.get_by_role("button", name="Revoke")).to_be_focused()
    assert ApiToken.objects.count() == 1


@pytest.mark.parametrize("place", [0, 1, 2])
def test_after_a_card_left_the_board_another_card_has_the_focus(page, job, place):
    for name, at in (("Abe", "Screen"), ("Bea", "Screen"), ("Cid", "Offer")):
        ApplicationFactory(job=job, at=at, candidate__first_name=name, candidate__last_name="Moss")
    page.goto(reverse("pipeline", args=[job.public_id]))

    page.locator("[data-card]").nth(place).get_by_role("link").first.focus()
    page.keyboard.press("m")
    page.locator("[data-reject]").press("Enter")
    page.locator("#reject-reason").select_option("skills")
    page.locator("#reject-person").get_by_role("button", name="Reject").press("Enter")

    expect(page.locator("[data-card]")).to_have_count(2)
    expect(page.locator("[data-card]").locator(":focus")).to_have_count(1)


def test_after_the_last_card_left_the_page_has_the_focus(page, job):
    ApplicationFactory(job=job, at="Screen")
    page.goto(reverse("pipeline", args=[job.public_id]))

    page.locator("[data-card]").get_by_role("link").first.focus()
    page.keyboard.press("m")
    page.locator("[data-reject]").press("Enter")
    page.locator("#reject-reason").select_option("skills")
    page.locator("#reject-person").get_by_role("button", name="Reject").press("Enter")

    expect(page.get_by_role("main")).to_be_focused()


def test_a_dialog_opens_at_what_is_to_be_filled_in(page, job):
    page.goto(reverse("pipeline", args=[job.public_id]))

    page.get_by_role("button", name="Add candidate").first.click()

    expect(page.get_by_label("Find someone you know already")).to_be_focused()


def test_a_message_that_is_dismissed_gives_the_focus_back(page, job):
    application = ApplicationFactory(job=job, at="Screen")
    page.goto(reverse("candidate-applications", args=[application.candidate.public_id]))
    page.wait_for_load_state()
    page.get_by_label("Move Warehouse").select_option(label="Offer")
    page.get_by_role("button", name="Move", exact=True).press("Enter")
    expect(page.get_by_role("article")).to_be_focused()

    page.get_by_role("button", name="Dismiss").press("Enter")

    expect(page.get_by_role("article")).to_be_focused()
