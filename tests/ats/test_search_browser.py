"""The search for everything under a real keyboard: Enter does what the list shows."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, Route, expect

from tests.browsing import sign_in, wait_until
from tests.factories.candidates import CandidateFactory

pytestmark = pytest.mark.journey


@pytest.fixture
def people(recruiter):
    return [CandidateFactory(first_name=name, last_name="Marbach") for name in "ABCDEFG"]


@pytest.fixture
def page(live_server, chromium, recruiter, people):
    context = chromium.new_context(base_url=live_server.url)
    page = context.new_page()
    sign_in(page, recruiter)
    page.goto(reverse("home"))
    page.keyboard.press("/")
    yield page
    context.close()


def search_at_once(page: Page, words: str) -> None:
    """One answer for all of the words: typed letter by letter, an earlier one may come between."""
    page.get_by_label("Search people, jobs and Job IDs").fill(words)
    expect(first_hit(page)).to_have_attribute("aria-selected", "true")


def first_hit(page: Page):
    return page.get_by_role("option").first


def expect_record_of(page: Page, name: str) -> None:
    expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()


def test_enter_opens_the_first_hit_which_is_marked(page):
    search_at_once(page, "marbach")
    name = first_hit(page).locator(".rows__name").inner_text()

    page.keyboard.press("Enter")

    expect_record_of(page, name)


@pytest.mark.parametrize(("keys", "place"), [("Down", 1), ("Down Down Up", 1), ("Up", -1)])
def test_the_arrows_choose_what_enter_opens(page, keys, place):
    search_at_once(page, "marbach")
    hits = page.get_by_role("option")
    wanted = hits.nth(place if place >= 0 else hits.count() - 1)
    address = wanted.get_attribute("href")

    for key in keys.split():
        page.keyboard.press(f"Arrow{key}")
    page.keyboard.press("Enter")

    page.wait_for_url(f"**{address}")


@pytest.mark.parametrize("is_answered_first", [True, False])
def test_what_an_arrow_chose_is_what_a_later_answer_opens(page, is_answered_first):
    search_at_once(page, "marbac")
    waiting: list[Route] = []
    page.route("**/search/?q=**", lambda route: waiting.append(route))
    page.keyboard.type("h")
    wait_until(page, lambda: waiting)
    page.keyboard.press("ArrowDown")
    address = page.get_by_role("option").nth(1).get_attribute("href")

    if is_answered_first:
        with page.expect_response("**/search/?q=marbach*"):
            waiting[0].continue_()
        expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)
    page.keyboard.press("Enter")

    page.wait_for_url(f"**{address}")


def test_who_types_on_chooses_the_first_hit_of_what_they_typed(page):
    page.keyboard.type("marbach")
    expect(first_hit(page)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")

    page.keyboard.type(" c")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")

    expect_record_of(page, "C Marbach")


def test_who_is_faster_than_the_answer_still_opens_the_first_hit(page):
    waiting: list[Route] = []
    answer = waiting.append
    page.route("**/search/?q=**", lambda route: answer(route))
    page.keyboard.type("d marb")
    page.keyboard.press("Enter")
    wait_until(page, lambda: any("marb" in route.request.url for route in waiting))
    page.wait_for_timeout(300)  # It would lead on by then; a slow machine only hides it.
    assert "/search/" not in page.url

    answer = Route.continue_
    for route in waiting:
        route.continue_()

    expect_record_of(page, "D Marbach")


def test_where_nothing_is_found_enter_leads_to_the_page_that_says_more(page):
    page.keyboard.type("nobody-is-called-so")
    page.keyboard.press("Enter")

    expect(
        page.get_by_text("Nothing that you may open contains all of these words")
    ).to_be_visible()


def test_escape_closes_the_list_and_keeps_what_was_typed(page):
    page.keyboard.type("marbach")
    expect(first_hit(page)).to_be_visible()

    page.keyboard.press("Escape")

    expect(page.locator("#search-results")).to_be_hidden()
    expect(page.get_by_label("Search people, jobs and Job IDs")).to_have_value("marbach")
