"""Whoever reads a list person by person goes on from one to the next, without the list between."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browsing import sign_in
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory

pytestmark = pytest.mark.journey


@pytest.fixture
def page(live_server, chromium, recruiter, job):
    for name in ("Abe", "Bea", "Cem"):
        candidate = CandidateFactory(first_name=name, last_name="Moss")
        ApplicationFactory(job=job, candidate=candidate, at="Screen")
    context = chromium.new_context(base_url=live_server.url)
    page = context.new_page()
    sign_in(page, recruiter)
    yield page
    context.close()


def walk(page):
    return page.get_by_role("navigation", name="People of the list")


def is_open(page, name):
    expect(page.get_by_role("heading", name=f"{name} Moss", level=1)).to_be_visible()


def test_the_next_person_is_read_on_the_same_tab(page, job):
    page.goto(reverse("pipeline", args=[job.public_id]) + "?view=table&sort=name")
    page.get_by_role("link", name="Abe Moss", exact=True).click()
    is_open(page, "Abe")
    expect(walk(page)).to_contain_text("1 of 3")
    page.get_by_role("navigation", name="Record").get_by_role("link", name="Notes").click()
    page.wait_for_url("**/notes/")

    page.keyboard.press("j")

    is_open(page, "Bea")
    expect(page.get_by_label("New note")).to_be_visible()
    walk(page).get_by_role("link", name="Next person").click()
    is_open(page, "Cem")
    expect(walk(page)).to_contain_text("3 of 3")
    page.keyboard.press("j")
    page.keyboard.press("k")
    is_open(page, "Bea")


def test_letters_of_a_note_lead_nowhere(page, job):
    page.goto(reverse("pipeline", args=[job.public_id]))
    page.get_by_role("link", name="Bea Moss", exact=True).click()
    is_open(page, "Bea")
    page.get_by_role("navigation", name="Record").get_by_role("link", name="Notes").click()

    page.get_by_label("New note").press_sequentially("jk")

    is_open(page, "Bea")
    expect(page.get_by_label("New note")).to_have_value("jk")


def test_who_was_opened_alone_has_nobody_beside(page):
    page.goto(reverse("candidate-list"))
    page.evaluate("sessionStorage.setItem('walk', JSON.stringify(['x', 'y']))")
    page.goto(page.get_by_role("link", name="Abe Moss").get_attribute("href"))

    is_open(page, "Abe")
    expect(walk(page)).to_be_hidden()
