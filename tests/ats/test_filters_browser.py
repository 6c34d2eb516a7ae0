"""A list that is narrowed asks the server once, and Back leads to what was there before."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browsing import sign_in, wait_until
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory

pytestmark = pytest.mark.journey


@pytest.fixture
def page(live_server, chromium, recruiter):
    context = chromium.new_context(base_url=live_server.url)
    page = context.new_page()
    sign_in(page, recruiter)
    yield page
    context.close()


@pytest.fixture
def lists(job):
    """The lists that are narrowed in place, each with what shows that the answer is there."""
    for name in ("Abe", "Bea"):
        candidate = CandidateFactory(first_name=name, last_name="Moss")
        ApplicationFactory(job=job, candidate=candidate, at="Screen")
    pipeline = reverse("pipeline", args=[job.public_id])
    return {
        "jobs": reverse("job-list"),
        "people": reverse("candidate-list"),
        "board": pipeline,
        "table": f"{pipeline}?view=table",
    }


# Key by key a slow machine may pause between two letters as long as a person does after the last.
TYPE_AT_A_STROKE = """(_field, words) => {
  for (const letter of words) document.execCommand("insertText", false, letter);
}"""
LISTS = pytest.mark.parametrize("name", ["jobs", "people", "board", "table"])


def watch(page: Page) -> list[str]:
    """Return what is asked of the server from now on, but for whether there is news."""
    asked: list[str] = []
    apart = ("/static/", "/news/")
    page.on("request", lambda one: any(of in one.url for of in apart) or asked.append(one.url))
    return asked


@LISTS
@pytest.mark.parametrize("after", ["", "Enter", "Tab", "Enter Tab"])
def test_words_are_asked_for_once(page, lists, name, after):
    page.goto(lists[name])
    page.wait_for_load_state("networkidle")
    field = page.locator("main form[role=search] [name=q]")
    asked = watch(page)

    field.click()
    field.evaluate(TYPE_AT_A_STROKE, "nobody")
    for key in after.split():
        page.keyboard.press(key)
    page.wait_for_url("**q=nobody**")
    page.wait_for_timeout(400)  # A second one would come by then; a slow machine only hides it.

    assert len(asked) == 1, asked


@pytest.mark.parametrize("name", ["people", "board", "table"])
def test_a_choice_is_asked_for_once(page, lists, name):
    page.goto(lists[name])
    page.wait_for_load_state("networkidle")
    asked = watch(page)
    choice = page.locator("main form[role=search] select, main [name=rejected]").last
    if choice.evaluate("(one) => one.localName") == "select":
        choice.select_option(index=1)
    else:
        choice.check()

    wait_until(page, lambda: asked)
    page.wait_for_timeout(400)  # A second one would come by then; a slow machine only hides it.

    assert len(asked) == 1, asked


def test_who_failed_may_ask_again(page, lists):
    page.goto(lists["people"])
    page.route("**q=bea**", lambda route: route.abort())
    field = page.locator("main form[role=search] [name=q]")
    field.fill("bea")
    expect(page.get_by_role("status").first).to_contain_text("No connection")

    page.unroute("**q=bea**")
    field.press("Enter")

    expect(page.locator("#people")).not_to_contain_text("Abe Moss")
    expect(page.locator("#people")).to_contain_text("Bea Moss")


@LISTS
def test_back_shows_the_whole_page_as_it_was_before(page, lists, name):
    page.goto(lists[name])
    heading = page.get_by_role("heading", level=1).inner_text()
    page.locator("main form[role=search] [name=q]").fill("nobody")
    page.wait_for_url("**q=nobody**")

    page.go_back()

    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    expect(page.get_by_role("navigation", name="Places")).to_be_visible()
    expect(page.locator("main form[role=search] [name=q]")).to_have_value("")
    page.go_forward()
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    expect(page.locator("main form[role=search] [name=q]")).to_have_value("nobody")


@LISTS
def test_back_from_another_page_shows_the_narrowed_list_whole(page, lists, name):
    page.goto(lists[name])
    page.locator("main form[role=search] [name=q]").fill("nobody")
    page.wait_for_url("**q=nobody**")
    page.get_by_role("link", name="Home", exact=True).first.click()
    expect(page.get_by_role("heading", name="Home", level=1)).to_be_visible()

    page.go_back()

    expect(page.get_by_role("navigation", name="Places")).to_be_visible()
    expect(page.locator("main form[role=search] [name=q]")).to_have_value("nobody")


def test_back_after_a_note_shows_the_record_whole(page, lists):
    page.goto(lists["people"])
    page.get_by_role("link", name="Abe Moss").click()
    page.get_by_role("navigation", name="Record").get_by_role("link", name="Notes").click()
    page.get_by_label("New note").fill("Asks about nights.")
    page.get_by_role("button", name="Save note").click()
    expect(page.get_by_role("article")).to_contain_text("Asks about nights.")
    page.get_by_role("navigation", name="Record").get_by_role("link", name="Profile").click()
    expect(page.get_by_role("heading", name="Latest notes")).to_be_visible()

    page.go_back()

    expect(page.get_by_role("heading", name="Abe Moss", level=1)).to_be_visible()
    expect(page.get_by_role("article")).to_contain_text("Asks about nights.")
    assert page.evaluate("Object.keys(localStorage)") == []
