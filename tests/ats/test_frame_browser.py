"""A form that is sent twice by an impatient hand acts once."""

import pytest
from django.urls import reverse
from playwright.sync_api import Route, expect

from candidates.models import Candidate
from notes.models import Note
from tests.browsing import sign_in, wait_until
from tests.factories.candidates import CandidateFactory

pytestmark = pytest.mark.journey


@pytest.fixture
def page(live_server, chromium, recruiter):
    context = chromium.new_context(base_url=live_server.url)
    page = context.new_page()
    sign_in(page, recruiter)
    yield page
    context.close()


def test_a_double_click_adds_one_candidate(page):
    page.goto(reverse("candidate-create"))
    page.get_by_label("First name").fill("Ilse")
    page.get_by_label("Last name").fill("Marbach")

    sent: list[Route] = []
    page.route(f"**{reverse('candidate-create')}", lambda route: sent.append(route))
    # Both clicks are done before the server hears of the first.
    page.get_by_role("button", name="Add candidate").dblclick(delay=50, no_wait_after=True)
    wait_until(page, lambda: sent)
    page.wait_for_timeout(200)  # A second one would come at once; a slow machine only hides it.
    [only] = sent
    only.continue_()
    expect(page.get_by_role("heading", name="Ilse Marbach", level=1)).to_be_visible()

    assert Candidate.objects.count() == 1


def test_a_form_that_was_refused_can_be_sent_again(page):
    page.goto(reverse("candidate-create"))
    add = page.get_by_role("button", name="Add candidate")

    add.click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("First name").fill("Ilse")
    page.get_by_label("Last name").fill("Marbach")
    add.click()
    expect(page.get_by_role("heading", name="Ilse Marbach", level=1)).to_be_visible()

    assert Candidate.objects.get().full_name == "Ilse Marbach"


@pytest.mark.parametrize("key", ["Control+Enter", "Meta+Enter"])
def test_a_remark_is_sent_from_within(page, key):
    candidate = CandidateFactory()
    page.goto(reverse("candidate-notes", args=[candidate.public_id]))
    words = page.get_by_label("New note")
    words.fill("**Calm**, says Rita.")

    words.press(key)

    expect(page.get_by_role("article").locator(".remark__text strong")).to_have_text("Calm")
    assert Note.objects.get().text == "**Calm**, says Rita."
