"""Several people at once under a real pointer and a real keyboard: the label is the deed."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from applications.models import Application
from tests.browsing import sign_in
from tests.factories.applications import ApplicationFactory

pytestmark = pytest.mark.journey


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def page(request, live_server, chromium):
    context = chromium.new_context(
        base_url=live_server.url,
        java_script_enabled=request.param,
        viewport={"width": 390, "height": 844},
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def table(page, job, recruiter):
    """The table of three people, two of them chosen, on a phone."""
    for name in ("Abe", "Bea", "Cid"):
        ApplicationFactory(job=job, candidate__first_name=name, candidate__last_name="Moss")
    sign_in(page, recruiter)
    page.goto(reverse("pipeline", args=[job.public_id]) + "?view=table")
    for name in ("Abe Moss", "Cid Moss"):
        page.get_by_label(f"Select {name}").check()
    return page


def choose(table: Page, action: str) -> None:
    """Choose in the menu of what can be done with the selected."""
    table.get_by_role("button", name="Actions").click()
    table.locator("#bulk-menu").get_by_role("button", name=action).click()


def question(table: Page):
    return table.locator("form:has([name=confirmed])")


def facts():
    return set(Application.objects.values_list("candidate__first_name", "stage__name", "status"))


def untouched(*names):
    return {(name, "Prospect", "active") for name in names}


def test_move_says_whom_and_how_many_before_it_moves(table):
    choose(table, "Offer")
    expect(table.get_by_role("heading", name="Move 2 people")).to_be_visible()
    assert facts() == untouched("Abe", "Bea", "Cid")

    expect(question(table).locator("option:checked")).to_have_text("Offer")
    table.get_by_role("button", name="Move 2 people").click()

    expect(table.get_by_text("Moved 2 people to Offer.")).to_be_visible()
    assert facts() == {("Abe", "Offer", "active"), ("Cid", "Offer", "active"), *untouched("Bea")}


def test_enter_in_the_tags_field_tags(table):
    choose(table, "Tag")

    question(table).get_by_label("Tag").fill("Nights")
    table.keyboard.press("Enter")

    expect(table.get_by_text("Tagged 2 people with Nights.")).to_be_visible()
    assert facts() == untouched("Abe", "Bea", "Cid")


def test_reject_without_a_reason_keeps_the_people_and_asks_for_it(table):
    choose(table, "Reject")
    question(table).get_by_role("button", name="Reject 2 people").click()
    assert facts() == untouched("Abe", "Bea", "Cid")

    question(table).get_by_label("Reason").select_option(label="Skill set")
    question(table).get_by_role("button", name="Reject 2 people").click()

    expect(table.get_by_text("Rejected 2 people.")).to_be_visible()
    assert facts() == {("Abe", "Prospect", "rejected"), ("Cid", "Prospect", "rejected"),
                       *untouched("Bea")}  # fmt: skip


def test_cancel_changes_nobody(table):
    choose(table, "Offer")

    question(table).get_by_text("Cancel").click()

    expect(table.get_by_role("button", name="Move 2 people")).to_be_hidden()
    assert facts() == untouched("Abe", "Bea", "Cid")


def test_enter_on_the_box_of_a_row_does_nothing(table):
    table.get_by_label("Select Abe Moss").press("Enter")
    table.wait_for_timeout(200)  # What it did, if anything, came by then.

    expect(table.get_by_label("Select Abe Moss")).to_be_checked()
    expect(question(table)).to_have_count(0)


def test_the_bar_is_usable_on_a_phone(table):
    box = table.get_by_role("button", name="Actions").bounding_box()

    assert box["width"] > 80
    assert box["x"] + box["width"] <= 390


def test_undo_beside_the_sentence_takes_all_of_them_back(table):
    choose(table, "Offer")
    table.get_by_role("button", name="Move 2 people").click()
    expect(table.get_by_text("Moved 2 people to Offer.")).to_be_visible()

    table.get_by_role("button", name="Undo").click()

    expect(table.get_by_text("Undone for 2 people.")).to_be_visible()
    expect(table.get_by_role("table", name="People on")).to_be_visible()
    assert facts() == untouched("Abe", "Bea", "Cid")


@pytest.mark.parametrize("page", [True], ids=["with script"], indirect=True)
def test_z_takes_all_of_them_back(table):
    choose(table, "Offer")
    table.get_by_role("button", name="Move 2 people").click()
    expect(table.get_by_text("Moved 2 people to Offer.")).to_be_visible()

    table.keyboard.press("z")

    expect(table.get_by_text("Undone for 2 people.")).to_be_visible()
    assert facts() == untouched("Abe", "Bea", "Cid")
