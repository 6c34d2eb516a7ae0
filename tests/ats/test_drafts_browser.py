"""Nothing that was typed into a form is lost, nor left behind without a word."""

import pytest
from django.urls import reverse
from playwright.sync_api import Dialog, Page, expect

from accounts.models import Session
from candidates.models import Candidate
from notes.models import Note
from tests.browsing import sign_in, wait_until
from tests.factories.accounts import UserFactory
from tests.factories.candidates import CandidateFactory

pytestmark = pytest.mark.journey

TEXT = "Knows every yard between Bremen and Gdańsk.\nAsk about nights."
BACK = "What you typed here before is back."


class Hands:
    """What a person answers when the browser asks whether to leave."""

    def __init__(self, page: Page) -> None:
        self.page, self.asked, self.leaves = page, [], True
        page.on("dialog", self.answer)

    def answer(self, dialog: Dialog) -> None:
        self.asked.append(dialog.message or dialog.type)
        if self.leaves:
            dialog.accept()
        else:
            dialog.dismiss()


@pytest.fixture
def page(live_server, chromium, recruiter):
    context = chromium.new_context(base_url=live_server.url)
    page = context.new_page()
    sign_in(page, recruiter)
    yield page
    context.close()


@pytest.fixture
def hands(page):
    return Hands(page)


@pytest.fixture
def ilse(recruiter):
    return CandidateFactory(first_name="Ilse", last_name="Marbach")


@pytest.fixture
def note(page, ilse):
    """The form for a note on Ilse, with a text that is not saved."""
    open_notes(page, ilse)
    page.get_by_label("New note").fill(TEXT)
    return page.get_by_label("New note")


def open_notes(page: Page, candidate: Candidate) -> None:
    page.goto(reverse("candidate-notes", args=[candidate.public_id]))
    page.wait_for_load_state()


def save(page: Page) -> None:
    page.get_by_role("button", name="Save note").click()


def expect_text_back(page: Page) -> None:
    expect(page.get_by_label("New note")).to_have_value(TEXT)
    expect(page.get_by_text(BACK)).to_be_visible()


def test_a_reload_brings_the_text_back_and_says_so(page, hands, note):
    page.reload()

    expect_text_back(page)


def test_what_is_back_can_be_dropped(page, hands, note, ilse):
    page.reload()

    page.get_by_role("button", name="Drop it").click()

    expect(page.get_by_label("New note")).to_have_value("")
    expect(page.get_by_label("New note")).to_be_focused()
    expect(page.get_by_text(BACK)).to_have_count(0)
    open_notes(page, ilse)
    expect(page.get_by_text(BACK)).to_have_count(0)


def test_the_end_of_the_session_loses_nothing(page, hands, note, recruiter, ilse):
    Session.objects.all().delete()
    save(page)
    expect(page.get_by_role("heading", name="Sign in", level=1)).to_be_visible()
    assert hands.asked == []

    sign_in(page, recruiter)
    open_notes(page, ilse)

    expect_text_back(page)
    save(page)
    expect(page.get_by_role("article")).to_contain_text("Ask about nights.")
    assert Note.objects.count() == 1


def test_somebody_else_who_signs_in_then_finds_nothing_of_it(page, hands, note, ilse, outsider):
    sign_in(page, outsider)
    open_notes(page, ilse)

    expect(page.get_by_label("New note")).to_have_value("")
    assert (
        page.evaluate("Object.keys(sessionStorage).filter((key) => key.startsWith('draft'))") == []
    )


def test_signing_out_forgets_it(page, hands, note, ilse, recruiter):
    page.get_by_role("button", name="Rita Lindqvist").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in", level=1)).to_be_visible()

    sign_in(page, recruiter)
    open_notes(page, ilse)

    expect(page.get_by_label("New note")).to_have_value("")


def test_what_was_saved_does_not_come_back(page, hands, note, ilse):
    save(page)
    expect(page.get_by_role("article")).to_contain_text("Ask about nights.")

    open_notes(page, ilse)

    expect(page.get_by_label("New note")).to_have_value("")
    assert hands.asked == []


@pytest.mark.parametrize("failure", ["offline", "500", "409", "403"])
def test_a_request_that_fails_leaves_the_text_in_place(page, hands, note, ilse, failure):
    address = f"**{reverse('candidate-notes', args=[ilse.public_id])}"

    def fail(route):
        if route.request.method != "POST":
            route.continue_()
        elif failure == "offline":
            route.abort()
        else:
            route.fulfill(status=int(failure), body="No.", content_type="text/plain")

    page.route(address, fail)
    save(page)
    expect(page.get_by_role("status").first).not_to_be_empty()
    expect(note).to_have_value(TEXT)
    page.unroute(address)

    page.reload()
    expect_text_back(page)


@pytest.mark.parametrize("failure", ["offline", "500", "409", "403"])
def test_a_page_that_fails_gives_the_text_back(page, hands, failure):
    address = reverse("candidate-create")
    page.goto(address)
    page.get_by_label("First name").fill("Ilse")
    page.get_by_label("Do not contact").check()

    def fail(route):
        if route.request.method != "POST":
            route.continue_()
        elif failure == "offline":
            route.abort()
        else:
            route.fulfill(status=int(failure), body="<p>No.</p>", content_type="text/html")

    page.route(f"**{address}", fail)
    page.get_by_role("button", name="Add candidate").click()
    # What came is no page of ours: the words above, or what the browser says by itself.
    expect(page.get_by_label("First name")).to_have_count(0)
    page.wait_for_load_state()
    page.goto(address)

    expect(page.get_by_label("First name")).to_have_value("Ilse")
    expect(page.get_by_label("Do not contact")).to_be_checked()
    expect(page.get_by_text(BACK)).to_be_visible()


def test_a_form_that_was_saved_as_a_page_is_forgotten(page, hands):
    page.goto(reverse("candidate-create"))
    page.get_by_label("First name").fill("Ilse")
    page.get_by_label("Last name").fill("Marbach")
    page.get_by_role("button", name="Add candidate").click()
    expect(page.get_by_role("heading", name="Ilse Marbach", level=1)).to_be_visible()

    page.goto(reverse("candidate-create"))

    expect(page.get_by_label("First name")).to_have_value("")
    assert hands.asked == []


def test_a_refused_form_keeps_everything_through_a_reload(page, hands):
    page.goto(reverse("candidate-create"))
    page.get_by_label("City").fill("Bremen")
    page.get_by_label("E-mail").fill("ilse.example")
    page.get_by_role("button", name="Add candidate").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Last name").fill("Marbach")

    page.goto(reverse("candidate-create"))

    expect(page.get_by_label("City")).to_have_value("Bremen")
    expect(page.get_by_label("Last name")).to_have_value("Marbach")


def test_what_a_colleague_saved_meanwhile_is_not_overwritten_unseen(page, hands, ilse):
    page.goto(reverse("candidate-edit", args=[ilse.public_id]))
    page.get_by_label("City").fill("Bremen")
    Candidate.objects.filter(pk=ilse.pk).update(headline="Planner", updated_at="2030-01-01T00:00Z")
    page.reload()
    expect(page.get_by_label("Headline")).to_have_value("Planner")

    page.get_by_role("button", name="Save").click()

    expect(page.get_by_role("alert")).to_contain_text("A colleague saved changes")


def test_passwords_and_hidden_fields_are_never_kept(page, hands, recruiter):
    page.goto(reverse("settings"))
    page.get_by_label("First name").fill("Rike")
    for field in page.locator("input[type=password]").all():
        field.fill("a-secret-of-mine")

    kept = page.evaluate("JSON.stringify(sessionStorage)")

    assert "Rike" in kept
    assert "a-secret-of-mine" not in kept
    assert "csrf" not in kept


@pytest.mark.parametrize("leaves", [True, False])
@pytest.mark.parametrize("by", ["a link", "a tab of the record", "Back"])
def test_leaving_asks(page, hands, ilse, leaves, by):
    page.goto(reverse("home"))
    open_notes(page, ilse)
    page.get_by_label("New note").click()
    page.keyboard.type("Half a th")
    hands.leaves = leaves

    if by == "Back":
        page.evaluate("history.back()")
    elif by == "a link":
        page.get_by_role("link", name="Jobs", exact=True).first.click()
    else:
        page.get_by_role("navigation", name="Record").get_by_role("link", name="Profile").click()
    wait_until(page, lambda: hands.asked)

    expect(page.get_by_label("New note")).to_have_count(0 if leaves else 1)
    assert hands.asked == ["beforeunload"]


def test_leaving_what_is_saved_or_untouched_asks_nothing(page, hands, note, ilse):
    save(page)
    expect(page.get_by_role("article")).to_contain_text("Ask about nights.")
    page.get_by_label("New note").fill("A")
    page.get_by_label("New note").fill("")

    page.get_by_role("link", name="Jobs", exact=True).first.click()

    expect(page.get_by_role("heading", name="Jobs", level=1)).to_be_visible()
    assert hands.asked == []


@pytest.fixture
def dialog(page, job):
    """A dialog of the table with a text in it."""
    from tests.factories.applications import ApplicationFactory

    ApplicationFactory(job=job, candidate__first_name="Abe", candidate__last_name="Moss")
    page.goto(reverse("pipeline", args=[job.public_id]) + "?view=table")
    page.get_by_label("Select Abe Moss").check()
    page.get_by_role("button", name="Actions").click()
    page.locator("#bulk-menu").get_by_role("button", name="Tag").click()
    page.get_by_role("dialog").get_by_label("Tag").fill("Nigh")
    return page.get_by_role("dialog")


@pytest.mark.parametrize("leaves", [True, False])
@pytest.mark.parametrize("by", ["Escape", "Cancel", "Close", "a press beside it"])
def test_closing_a_dialog_asks(page, hands, dialog, leaves, by):
    hands.leaves = leaves

    if by == "Escape":
        page.keyboard.press("Escape")
    elif by == "a press beside it":
        page.mouse.click(5, 5)
    else:
        dialog.get_by_role("button", name=by).click()

    wait_until(page, lambda: hands.asked)
    expect(dialog).to_have_count(0 if leaves else 1)
    assert hands.asked == ["What you typed here is not saved. Drop it?"]
    if not leaves:
        expect(dialog.get_by_label("Tag")).to_have_value("Nigh")


def test_an_administrators_form_is_kept_as_well(page, hands, administrator):
    sign_in(page, administrator)
    person = UserFactory(first_name="Rita")
    page.goto(reverse("user-edit", args=[person.public_id]))
    page.get_by_label("First name").fill("Rike")

    page.reload()

    expect(page.get_by_label("First name")).to_have_value("Rike")
