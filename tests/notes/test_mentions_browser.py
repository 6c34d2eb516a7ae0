"""A colleague is named with a few keys, and the list of names stays out of everybody's way."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browsing import sign_in
from tests.factories.accounts import UserFactory
from tests.factories.candidates import CandidateFactory

pytestmark = pytest.mark.journey


@pytest.fixture
def page(live_server, chromium, recruiter):
    for last_name in ("Bauer", "Berg"):
        UserFactory(first_name="Anna", last_name=last_name)
    context = chromium.new_context(base_url=live_server.url)
    page = context.new_page()
    sign_in(page, recruiter)
    page.goto(reverse("candidate-notes", args=[CandidateFactory().public_id]))
    yield page
    context.close()


def offered(page):
    return page.get_by_role("listbox", name="Colleagues")


def test_arrows_choose_and_enter_takes(page):
    words = page.get_by_label("New note")
    words.press_sequentially("Ask @ann")
    expect(offered(page).get_by_role("option", selected=True)).to_contain_text("Anna Bauer")

    words.press("ArrowDown")
    words.press("Enter")

    expect(words).to_have_value("Ask @Anna Berg ")
    expect(offered(page)).to_be_hidden()
    words.press_sequentially("please")
    expect(words).to_have_value("Ask @Anna Berg please")


def test_a_click_takes_and_the_field_keeps_the_focus(page):
    words = page.get_by_label("New note")
    words.press_sequentially("@ann")

    offered(page).get_by_role("option", name="Anna Bauer").click()

    expect(words).to_have_value("@Anna Bauer ")
    expect(words).to_be_focused()


def test_escape_leaves_the_words_alone(page):
    words = page.get_by_label("New note")
    words.press_sequentially("@ann")
    expect(offered(page)).to_be_visible()

    words.press("Escape")
    words.press("Enter")

    expect(offered(page)).to_be_hidden()
    expect(words).to_have_value("@ann\n")


def test_addresses_offer_nobody(page):
    asked = []
    page.on("request", lambda one: "/notes/people/" in one.url and asked.append(one.url))
    words = page.get_by_label("New note")

    words.press_sequentially("ann@anna.example, @ann")

    expect(offered(page).get_by_role("option")).to_have_count(2)
    assert not [one for one in asked if "example" in one]
