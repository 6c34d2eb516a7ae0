"""The export with script, by keyboard and pointer, and every page under axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.linkedin_sandbox.customer import candidate, candidate_key, job

PROFILE = "/recruiter/members/ilse-marbach-demo/"
PAGES = (
    "/about/",
    "/learn/",
    "/recruiter/?q=ilse",
    PROFILE,
    f"{PROFILE}export/",
    f"{PROFILE}inmail/",
    f"{PROFILE}note/",
    f"{PROFILE}project/",
    "/recruiter/projects/",
    "/in/ilse-marbach-demo/messages/",
    "/in/ilse-marbach-demo/account/",
    "/recruiter/settings/ats/",
    "/sandbox/requests/",
    "/sandbox/deliveries/",
    "/sandbox/seats/77120/",
    "/sandbox/switches/",
    "/sandbox/faults/",
)


@pytest.fixture
def page(chromium, linkedin, connected):
    """Rita's browser, with two open jobs to export to; it may complain of nothing."""
    connected.submit(job("JOB-0050", title="Night dispatcher"), job("JOB-0051", title="Driver"))
    context = chromium.new_context(base_url=linkedin.url)
    context.set_default_timeout(10_000)
    opened, complaints = context.new_page(), []
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.goto("/")
    opened.get_by_role("button", name="Continue as Rita Lindqvist").click()
    yield opened
    context.close()
    assert complaints == []


def exported_jobs(linkedin):
    return [one["job"] for one in linkedin.state()["exports"]]


def open_form(page):
    page.goto(PROFILE)
    page.get_by_role("button", name="Export to ATS").press("Enter")
    box = page.get_by_role("dialog").get_by_role("combobox", name="Job")
    expect(box).to_be_focused()
    return box


def test_a_job_is_chosen_and_exported_by_keyboard_alone(page, linkedin):
    box = open_form(page)
    page.keyboard.type("night")
    expect(page.get_by_role("option")).to_have_count(2)
    expect(box).to_have_attribute("aria-expanded", "true")

    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "Enter"):
        page.keyboard.press(key)
    expect(box).to_have_value("Night dispatcher (JOB-0050)")
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.keyboard.press("Tab")
    page.keyboard.type("ilse@home.example")
    page.keyboard.press("Enter")

    expect(page.locator(".message--success")).to_contain_text("Sent to Tandem")
    assert exported_jobs(linkedin) == ["JOB-0050"]


def test_arrows_wrap_and_tell_assistive_technology_where_they_are(page):
    box = open_form(page)
    page.keyboard.press("ArrowDown")

    first, last = page.get_by_role("option").first, page.get_by_role("option").last
    expect(first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")

    expect(last).to_have_attribute("aria-selected", "true")
    expect(first).to_have_attribute("aria-selected", "false")
    expect(box).to_have_attribute("aria-activedescendant", last.get_attribute("id"))


def test_escape_closes_the_list_first_and_then_the_dialog(page):
    open_form(page)
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()

    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog")).to_be_hidden()


def test_enter_takes_the_only_job_and_sends_nothing_while_words_fit_several(page, linkedin):
    box = open_form(page)
    page.keyboard.type("n")
    expect(page.get_by_role("option")).to_have_count(2)
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()

    box.fill("job-0051")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")

    expect(box).to_have_value("Driver (JOB-0051)")
    assert exported_jobs(linkedin) == []


def test_the_pointer_chooses_and_changing_the_words_forgets_the_choice(page, linkedin):
    box = open_form(page)
    box.click()
    page.get_by_role("option", name="Driver (JOB-0051)").click()
    expect(box).to_have_value("Driver (JOB-0051)")

    box.fill("nothing like it")
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("No open job matches.")
    box.fill("JOB-0042")
    page.get_by_role("button", name="Export", exact=True).click()

    expect(page.locator(".message--success")).to_contain_text("Night shift planner (JOB-0042)")
    assert exported_jobs(linkedin) == ["JOB-0042"]


def test_pointing_at_the_badge_shows_the_jobs(page, connected):
    connected.put("atsCandidates", {candidate_key("cand-1"): candidate()})
    page.goto("/recruiter/?q=ilse")
    hint = page.get_by_role("tooltip")

    expect(hint).to_be_hidden()
    page.get_by_role("link", name="In ATS").hover()
    expect(hint).to_be_visible()
    page.mouse.move(0, 0)
    page.get_by_role("link", name="In ATS").focus()

    expect(hint).to_have_text("No applications that you may see")


def test_a_member_answers_and_shares_by_pointer(page, linkedin):
    linkedin.write_inmail(seat=77120, member="ilse-marbach-demo", body="Hello Ilse")
    page.goto(PROFILE)
    page.get_by_role("link", name="Act as Ilse").click()
    chosen = page.get_by_label("E-mail: ilse.marbach@example.org")
    expect(chosen).to_be_hidden()

    page.get_by_label("Message").fill("Gladly")
    page.get_by_label("Yes").check()
    expect(chosen).to_be_checked()
    page.get_by_role("button", name="Send answer").click()

    expect(page.locator(".message--success")).to_contain_text("and your contact info")


@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_and_no_page_is_wider_than_the_window(page, width):
    page.set_viewport_size({"width": width, "height": 844})
    for address in PAGES:
        page.goto(address)
        assert [fault["id"] for fault in Axe().run(page).response["violations"]] == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_axe_finds_nothing_in_the_open_dialog(page):
    open_form(page)
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()

    assert [fault["id"] for fault in Axe().run(page).response["violations"]] == []
