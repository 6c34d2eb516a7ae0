"""The pictures of the report, each named after the page or the rule it shows."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.certification.scenes import RITA, TOMKE, Scene
from tests.chromium import find_chromium, install_chromium
from tests.journeys.looking import STEP_TIMEOUT_MS
from tests.stack import Stack

PASSWORD = "tandem-demo"
WINDOW = {"width": 1000, "height": 720}
TAB = "/admin-center/linkedin/"
PAGES = {
    "linkedin-tab": TAB,
    "linkedin-doctor": f"{TAB}doctor/",
    "linkedin-sending": f"{TAB}sending/",
    "linkedin-colleagues": f"{TAB}colleagues/",
    "linkedin-notifications": f"{TAB}notifications/",
    "linkedin-erasures": f"{TAB}erasures/",
}
RITAS_SEAT = "Rita Lindqvist, Nordwind Recruiting"


@contextmanager
def browsing() -> Iterator[Browser]:
    path = find_chromium() or install_chromium()
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=path) as one:
        yield one


def page_of(browser: Browser, stack: Stack, email: str) -> Page:
    """Sign somebody in, in a window of their own."""
    page = browser.new_context(viewport=WINDOW, color_scheme="light").new_page()
    page.set_default_timeout(STEP_TIMEOUT_MS)
    page.goto(stack.url)
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Home", level=1)).to_be_visible()
    return page


def connect_account(browser: Browser, stack: Stack) -> None:
    """Connect the LinkedIn account of the recruiter, whom jobs are then shown by lists."""
    page = page_of(browser, stack, RITA)
    page.goto(f"{stack.url}/settings/")
    page.get_by_role("button", name="Connect LinkedIn").click()
    page.get_by_label("You are").select_option(label=f"{RITAS_SEAT}, admin")
    page.get_by_role("button", name="Allow").click()
    expect(page.get_by_text("Your LinkedIn account is connected.")).to_be_visible()


def take(browser: Browser, scene: Scene, folder: Path) -> None:
    """Take every picture anew."""
    stack = scene.stack
    tomke, rita = (page_of(browser, stack, email) for email in (TOMKE, RITA))
    job = scene.office.get("jobs/", search="Quay planner")["results"][0]["id"]
    for name, path in (PAGES | {"jp-c-04": f"/jobs/{job}/linkedin/"}).items():
        tomke.goto(stack.url + path)
        tomke.screenshot(path=folder / f"{name}.png")
    show_widget(scene, rita)
    rita.screenshot(path=folder / "rsc-305.png")


def show_widget(scene: Scene, page: Page) -> None:
    """Show whom the recruiter exported, and LinkedIn's own frame, signed in."""
    person = scene.ritas.get("candidates/", search="Ilse Marbach")["results"][0]["id"]
    page.goto(f"{scene.stack.url}/candidates/{person}/linkedin/")
    widget = page.frame_locator("iframe")
    out, choice = widget.get_by_role("button", name="Sign out"), widget.get_by_label("You are")
    expect(out.or_(choice)).to_be_visible()
    if choice.is_visible():
        choice.select_option(label=RITAS_SEAT)
        widget.get_by_role("button", name="Sign in").click()
    expect(out).to_be_visible()
    title = page.get_by_role("heading", name="In LinkedIn Recruiter")
    title.evaluate("one => window.scrollBy(0, one.getBoundingClientRect().top - 120)")
