"""A form that is sent twice by an impatient hand acts once."""

import threading

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from candidates.details import forms
from candidates.models import Candidate
from tests.browsing import sign_in

pytestmark = pytest.mark.journey


@pytest.fixture
def page(live_server, chromium, recruiter):
    context = chromium.new_context(base_url=live_server.url)
    page = context.new_page()
    sign_in(page, recruiter)
    yield page
    context.close()


@pytest.fixture
def is_answered(monkeypatch):
    """Let the server take its time until this is set."""
    answered, details = threading.Event(), forms.CandidateForm.details

    def details_late(form):
        answered.wait(timeout=10)
        return details(form)

    monkeypatch.setattr(forms.CandidateForm, "details", details_late)
    return answered


def test_a_double_click_adds_one_candidate(page, is_answered):
    page.goto(reverse("candidate-create"))
    page.get_by_label("First name").fill("Ilse")
    page.get_by_label("Last name").fill("Marbach")

    threading.Timer(1, is_answered.set).start()
    page.get_by_role("button", name="Add candidate").dblclick(delay=50)
    expect(page.get_by_role("heading", name="Ilse Marbach", level=1)).to_be_visible()

    assert Candidate.objects.count() == 1


def test_a_form_that_was_refused_can_be_sent_again(page, is_answered):
    is_answered.set()
    page.goto(reverse("candidate-create"))
    page.get_by_label("First name").fill("Ilse")
    add = page.get_by_role("button", name="Add candidate")

    add.click()
    page.get_by_label("Last name").fill("Marbach")
    add.click()
    expect(page.get_by_role("heading", name="Ilse Marbach", level=1)).to_be_visible()

    assert Candidate.objects.get().full_name == "Ilse Marbach"
