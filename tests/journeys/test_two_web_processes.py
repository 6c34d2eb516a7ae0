"""The board against two web processes: nothing lives in one process's memory.

Boards here hear nothing of each other: what they show is behind (test_live.py has the others).
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys import test_first_loop as journey
from tests.journeys.hands import Pointer
from tests.journeys.office import Office
from tests.stack import Stack


@pytest.fixture
def office(stack: Stack, tomke: str) -> Iterator[Office]:
    with Office(stack, tomke) as office:
        yield office


@pytest.fixture
def mae(office: Office) -> dict:
    """Mae Chen's application; she stands in Screen of an open job."""
    job = office.open_job("Night planner")
    return office.apply(office.add_candidate("Mae", "Chen"), job, stage="Screen")


@pytest.fixture
def boards(stack: Stack, context: BrowserContext, tomke: str, mae: dict) -> tuple[Page, Page]:
    """The same board in two tabs, each served by a process of its own, signed in only once."""
    context.route(re.compile("/news/"), lambda route: route.fulfill(status=204))
    first, second = context.new_page(), context.new_page()
    journey.sign_in(stack, first, Pointer(first), tomke)
    for page, url in zip((first, second), stack.urls, strict=True):
        page.goto(f"{url}/jobs/{mae['job']}/pipeline/")
        expect_in(page, "Screen")
    assert urlsplit(first.url).port != urlsplit(second.url).port
    return first, second


def test_a_move_on_one_is_shown_and_taken_back_on_the_other(boards, office, mae):
    first, second = boards

    Pointer(first).move_card("Mae Chen", to="Interview")
    expect(status(first)).to_contain_text("Moved Mae Chen to Interview")
    second.reload()
    expect_in(second, "Interview")
    Pointer(second).move_card("Mae Chen", to="Offer")
    expect(status(second)).to_contain_text("Moved Mae Chen to Offer")
    second.get_by_role("button", name="Undo").click()
    expect_in(second, "Interview")
    expect(status(second)).to_contain_text("Moved Mae Chen to Interview")

    first.reload()
    expect_in(first, "Interview")
    assert office.stage_of(mae) == "Interview"


def test_what_one_undoes_is_undone_on_the_other(boards, office, mae):
    first, second = boards

    Pointer(first).move_card("Mae Chen", to="Offer")
    expect(status(first)).to_contain_text("Moved Mae Chen to Offer")
    second.reload()
    expect_in(second, "Offer")
    first.get_by_role("button", name="Undo").click()
    expect(status(first)).to_contain_text("Moved Mae Chen to Screen")
    second.reload()

    expect_in(second, "Screen")
    assert office.stage_of(mae) == "Screen"


def test_whoever_makes_the_same_move_second_sees_how_things_stand(boards, office, mae):
    first, second = boards

    Pointer(first).move_card("Mae Chen", to="Offer")
    expect(status(first)).to_contain_text("Moved Mae Chen to Offer")
    Pointer(second).move_card("Mae Chen", to="Offer")

    expect(status(second)).to_contain_text("Tomke Behrens moved Mae Chen to Offer")
    expect_in(second, "Offer")
    moves = office.get(f"applications/{mae['id']}/stage-changes/")["results"]
    assert [move["stage_name"] for move in moves].count("Offer") == 1


def test_a_rejection_on_one_is_seen_by_whoever_moves_on_the_other(boards, office, mae):
    first, second = boards

    office.post(f"applications/{mae['id']}/rejection/", reason="skills")
    Pointer(second).move_card("Mae Chen", to="Offer")

    expect(status(second)).to_contain_text("Tomke Behrens rejected Mae Chen")
    expect(second.locator("[data-card]")).to_have_count(0)
    first.reload()
    expect(first.locator("[data-card]")).to_have_count(0)
    assert office.stage_of(mae) == "Screen"


def expect_in(page: Page, stage: str) -> None:
    column = page.locator(f"[data-column][data-name='{stage}']")
    expect(column.get_by_role("link", name="Mae Chen", exact=True)).to_be_visible()
    expect(column.locator("[data-count]")).to_have_text("1")
    expect(page.locator(".is-moving")).to_have_count(0)


def status(page: Page):
    return page.get_by_role("status")
