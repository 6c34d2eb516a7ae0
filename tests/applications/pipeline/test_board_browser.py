"""The board under a real pointer and a real keyboard; it hears nothing of what others do."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db.models import F
from django.urls import reverse
from playwright.sync_api import expect

from applications.lifecycle.moving import move_application
from applications.models import Application
from applications.pipeline.board import FIRST_CARDS, MORE_CARDS
from linkedin_rsc.models import LedgerRow
from tests.applications.pipeline.crowd import fill
from tests.browsing import sign_in
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.linkedin_rsc import ConnectionFactory

pytestmark = pytest.mark.journey


@pytest.fixture
def page(live_server, chromium):
    context = chromium.new_context(base_url=live_server.url)
    context.route(re.compile("/news/"), lambda route: route.fulfill(status=204))
    yield context.new_page()
    context.close()


@pytest.fixture
def mae(job) -> Application:
    candidate = CandidateFactory(first_name="Mae", last_name="Chen")
    return ApplicationFactory(job=job, candidate=candidate, at="Screen")


@pytest.fixture
def board(page, job, mae, recruiter):
    """The board, opened by the job's recruiter."""
    sign_in(page, recruiter)
    page.goto(reverse("pipeline", args=[job.public_id]))
    return page


def column(board, name):
    return board.locator(f"[data-column][data-name='{name}']")


def expect_in(board, stage):
    expect(column(board, stage).get_by_role("link", name="Mae Chen", exact=True)).to_be_visible()
    expect(column(board, stage).locator("[data-count]")).to_have_text("1")
    expect(board.locator(".is-moving")).to_have_count(0)


def stage_of(application):
    application.refresh_from_db()
    return application.stage.name


def test_a_card_is_dragged_and_taken_back(board, mae):
    board.locator("[data-card]").drag_to(
        column(board, "Offer"), target_position={"x": 60, "y": 200}
    )
    expect(board.get_by_role("status")).to_contain_text("Offer")
    expect_in(board, "Offer")
    assert stage_of(mae) == "Offer"

    board.get_by_role("button", name="Undo").click()
    expect_in(board, "Screen")
    expect(board.get_by_role("status")).to_contain_text("Screen")
    assert stage_of(mae) == "Screen"


@pytest.mark.parametrize("is_by_keys", [False, True])
def test_beside_undo_it_says_whom_a_move_shows_at_linkedin(page, job, recruiter, is_by_keys):
    ConnectionFactory(enabled=True)
    mae = ApplicationFactory(job=job, candidate__first_name="Mae", candidate__email="m@example.org")
    sign_in(page, recruiter)
    page.goto(reverse("pipeline", args=[job.public_id]))
    card = page.locator("[data-card]")
    if is_by_keys:
        card.get_by_role("link").first.focus()
        page.keyboard.press("m")
        page.keyboard.press("Enter")
    else:
        card.drag_to(column(page, "Screen"), target_position={"x": 60, "y": 200})

    said = page.get_by_role("status")
    expect(said).to_contain_text("Colleagues see them in LinkedIn in 10 seconds")
    expect(said.get_by_role("button", name="Undo")).to_be_visible()
    rows = LedgerRow.objects.filter(candidate=mae.candidate.public_id, state="queued")
    assert rows.filter(due_at__gt=F("changed_at")).count() == rows.count() > 0
    page.keyboard.press("z")
    expect(said).to_contain_text("to Prospect.")
    assert stage_of(mae) == "Prospect"
    assert not rows.exists()


def test_a_card_is_moved_with_the_keyboard_alone(board, mae):
    board.get_by_role("link", name="Mae Chen", exact=True).focus()
    board.keyboard.press("m")
    expect(board.locator("#card-menu")).to_be_visible()
    expect(board.locator("[data-move-to]:focus")).to_contain_text("Interview")
    board.keyboard.press("ArrowDown")
    board.keyboard.press("Enter")

    expect_in(board, "Offer")
    expect(board.get_by_role("link", name="Mae Chen", exact=True)).to_be_focused()
    expect(board.get_by_role("status")).to_contain_text("Offer")
    assert stage_of(mae) == "Offer"

    board.keyboard.press("z")
    expect_in(board, "Screen")


def test_a_person_is_rejected_with_the_keyboard_and_brought_back(board, mae):
    board.get_by_role("link", name="Mae Chen", exact=True).focus()
    board.keyboard.press("m")
    board.locator("[data-reject]").press("Enter")
    board.locator("#reject-reason").select_option("skills")
    board.locator("#reject-reason").press("Tab")
    board.keyboard.press("Tab")
    board.keyboard.press("Enter")

    expect(board.locator("[data-card]")).to_have_count(0)
    mae.refresh_from_db()
    assert mae.is_rejected

    board.keyboard.press("z")
    expect_in(board, "Screen")
    mae.refresh_from_db()
    assert mae.is_active


def test_a_move_that_somebody_else_made_first_is_said_and_shown(board, mae):
    offer = mae.job.stages.get(name="Offer")
    Application.objects.filter(pk=mae.pk).update(stage=offer)

    board.locator("[data-card]").drag_to(
        column(board, "Offer"), target_position={"x": 60, "y": 200}
    )

    expect(board.get_by_role("status")).to_contain_text("Mae Chen stands in Offer by now.")
    expect_in(board, "Offer")


def moved_by(colleague, application, to):
    stage = application.job.stages.get(name=to)
    move_application(application=application, to=stage, by=colleague)


def test_a_board_that_is_behind_moves_nobody_and_shows_who_was_faster(board, mae, hiring_manager):
    moved_by(hiring_manager, mae, "Offer")

    board.locator("[data-card]").drag_to(
        column(board, "Interview"), target_position={"x": 60, "y": 200}
    )

    expect(board.get_by_role("status")).to_contain_text("Henry Osei moved Mae Chen to Offer")
    expect_in(board, "Offer")
    assert stage_of(mae) == "Offer"


def test_a_move_is_not_taken_back_from_where_a_colleague_has_put_the_person(
    board, mae, hiring_manager
):
    board.get_by_role("link", name="Mae Chen", exact=True).focus()
    board.keyboard.press("m")
    board.keyboard.press("Enter")
    expect_in(board, "Interview")
    moved_by(hiring_manager, mae, "Offer")

    board.keyboard.press("z")

    expect(board.get_by_role("status")).to_contain_text("Henry Osei moved Mae Chen to Offer")
    expect_in(board, "Offer")


def test_moves_in_quick_succession_each_start_where_the_one_before_led(board, mae):
    board.get_by_role("link", name="Mae Chen", exact=True).focus()
    for key in ("m", "Enter", "m"):
        board.keyboard.press(key)
    board.locator("[data-move-to]", has_text="Offer").press("Enter")

    expect(board.get_by_role("status")).to_contain_text("Moved Mae Chen to Offer")
    expect_in(board, "Offer")
    steps = mae.stage_changes.order_by("pk").values_list("from_stage__name", "to_stage__name")
    assert list(steps) == [("Screen", "Interview"), ("Interview", "Offer")]


def test_a_menu_opened_again_at_once_stays_open(board):
    is_open = board.evaluate("""async () => {
        const name = document.querySelector(".card__name")
        const open = new KeyboardEvent("keydown", { key: "m", bubbles: true })
        name.dispatchEvent(open)
        document.activeElement.click()
        name.dispatchEvent(open)
        await new Promise((resolve) => setTimeout(resolve, 50))
        return document.getElementById("card-menu").matches(":popover-open")
    }""")

    assert is_open
    expect(board.get_by_role("status")).to_contain_text("Moved Mae Chen to Interview")


def test_a_card_goes_back_when_nobody_answers(board, mae):
    board.route("**/stage-changes/", lambda route: route.abort())
    board.route("**/cards/**", lambda route: route.abort())

    board.locator("[data-card]").drag_to(
        column(board, "Offer"), target_position={"x": 60, "y": 200}
    )

    expect(board.get_by_role("status")).to_contain_text("No connection to Tandem")
    expect_in(board, "Screen")
    assert stage_of(mae) == "Screen"


def test_axe_finds_nothing_on_the_board_and_the_table(board):
    found = Axe().run(board).response["violations"]
    board.get_by_role("link", name="Table").click()
    expect(board.locator("[data-bulk].is-live")).to_be_attached()
    found += Axe().run(board).response["violations"]

    assert [violation["id"] for violation in found] == []


def test_a_cold_board_asks_at_most_twenty_times_and_only_this_house(board, live_server):
    board.wait_for_load_state("networkidle")
    asked = []
    board.on("request", lambda request: asked.append(request.url))

    board.reload(wait_until="networkidle")

    assert len(asked) <= 20, asked
    assert [url for url in asked if not url.startswith(live_server.url)] == []


def test_more_cards_follow_where_a_column_is_scrolled(board, job):
    fill(job, FIRST_CARDS + MORE_CARDS + 3)
    board.reload()
    cards = column(board, "Application").locator("[data-card]")
    expect(cards).to_have_count(FIRST_CARDS)

    for shown in (FIRST_CARDS + MORE_CARDS, FIRST_CARDS + MORE_CARDS + 3):
        column(board, "Application").locator("[data-more]").scroll_into_view_if_needed()
        expect(cards).to_have_count(shown)

    expect(column(board, "Application").locator("[data-more]")).to_have_count(0)


def test_the_arrows_walk_on_to_cards_that_were_not_loaded_and_move_them(board, job):
    fill(job, FIRST_CARDS + 1)
    board.reload()
    cards = column(board, "Application").locator("[data-card]")

    cards.nth(FIRST_CARDS - 2).get_by_role("link").first.focus()
    board.keyboard.press("ArrowDown")
    expect(cards).to_have_count(FIRST_CARDS + 1)
    board.keyboard.press("ArrowDown")
    expect(cards.nth(FIRST_CARDS).get_by_role("link").first).to_be_focused()
    cards.nth(FIRST_CARDS).drag_to(column(board, "Screen"), target_position={"x": 60, "y": 200})

    expect(column(board, "Application").locator("[data-count]")).to_have_text(str(FIRST_CARDS))
    expect(column(board, "Screen").locator("[data-count]")).to_have_text("2")
