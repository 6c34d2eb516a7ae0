"""What the pictures of the documents show, each a moment in the demo's company."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.journeys import test_first_loop as loop
from tests.journeys.hands import Pointer
from tests.journeys.office import Office, until
from tests.stack import Stack

JOB, TITLE = "JOB-0001", "Warehouse systems engineer"
ILSE, JONAS = "ilse-marbach-demo", "jonas-petersen-demo"
TOMKE, PASSWORD = "tomke.behrens@nordwind.example", "tandem-demo"
TAB = "/admin-center/linkedin/"
SEAT = "Tomke Behrens, Nordwind Sales hiring, admin"
Shoot = Callable[[str, Locator | None], None]


@dataclass(frozen=True)
class Scene:
    """A window of Tandem and Recruiter, and who takes the pictures."""

    stack: Stack
    page: Page
    shoot: Shoot

    def open(self, path: str) -> None:
        self.page.goto(self.stack.url + path)

    def open_recruiter(self, path: str) -> None:
        loop.open_recruiter(self.stack, self.page, Pointer(self.page), path)


def sign_in(scene: Scene) -> None:
    page = scene.page
    scene.open("/")
    page.get_by_label("E-mail").fill(TOMKE)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Home", level=1)).to_be_visible()


def set_up(scene: Scene) -> None:
    """Connect as an administrator does, and switch everything on in Recruiter."""
    page, hands = scene.page, Pointer(scene.page)
    scene.open(TAB)
    scene.shoot("setup-begin", None)
    page.get_by_label("Company name").fill("Nordwind Logistics")
    page.get_by_label("LinkedIn company ID").fill(loop.ORGANIZATION)
    page.get_by_role("button", name="Save company").click()
    page.get_by_role("button", name="Connect", exact=True).click()
    page.get_by_label("You are").select_option(label=SEAT)
    page.get_by_role("button", name="Allow").click()
    loop.choose_contract(page, hands)
    page.get_by_role("button", name="Request", exact=True).click()
    expect(loop.step(page, "Partner ready")).to_contain_text("Done")
    loop.enable_in_recruiter(scene.stack, page, hands)
    scene.shoot("setup-recruiter", None)
    scene.open(TAB)
    loop.until(page, "Everything is switched on in Recruiter.")
    scene.shoot("setup-done", None)
    scene.open(f"{TAB}doctor/")
    page.get_by_role("button", name="Ask LinkedIn").click()
    expect(page.get_by_text("LinkedIn was not asked yet.")).to_have_count(0)
    scene.shoot("setup-doctor", None)


def connect_own_account(scene: Scene) -> None:
    """As each recruiter does, so that LinkedIn's widget and the own InMails are shown."""
    page = scene.page
    scene.open("/settings/")
    page.get_by_role("button", name="Connect LinkedIn").click()
    page.get_by_label("You are").select_option(label=SEAT)
    page.get_by_role("button", name="Allow").click()
    expect(page.get_by_text("Your LinkedIn account is connected.")).to_be_visible()


def export_somebody(scene: Scene) -> None:
    """Export Ilse from her profile in Recruiter, and see her come."""
    page, linkedin = scene.page, scene.stack.linkedin
    scene.open(f"/jobs/{JOB}/team/")
    page.locator("#id_user").fill(TOMKE)
    page.get_by_label("Role").select_option(label="Recruiter")
    page.get_by_role("button", name="Add", exact=True).click()
    until(lambda: linkedin.exportable_jobs(JOB))
    board = page.context.new_page()
    board.goto(f"{scene.stack.url}/jobs/{JOB}/pipeline/")
    scene.open_recruiter(f"/recruiter/members/{ILSE}/")
    page.get_by_role("button", name="Export to ATS").click()
    page.get_by_role("combobox", name="Job").fill(JOB)
    expect(page.get_by_role("option", name=TITLE)).to_be_visible()
    scene.shoot("daily-export", None)
    page.get_by_role("option", name=TITLE).click()
    page.get_by_label("E-mail (optional)").fill("ilse.marbach@example.org")
    page.get_by_role("button", name="Export", exact=True).click()
    board.bring_to_front()
    expect(board.get_by_role("status")).to_contain_text("Ilse Marbach")
    expect(board.locator("[data-card]", has_text="Ilse Marbach")).to_be_visible()
    Scene(scene.stack, board, scene.shoot).shoot("daily-prospect", board.locator("body"))
    board.close()


def look_at_person(scene: Scene) -> None:
    page = scene.page
    with Office(scene.stack, TOMKE) as office:
        person = office.get("candidates/", search="Ilse Marbach")["results"][0]["id"]
        application = office.get("applications/", candidate=person)["results"][0]["id"]
        scene.open(f"/candidates/{person}/")
        scene.shoot("daily-person", None)
        office.post(f"applications/{application}/stage-changes/", stage="Screen")
    until(lambda: scene.stack.linkedin.indicator(ILSE)["applications"])
    scene.open(f"/candidates/{person}/linkedin/")
    show_widget(page)
    scene.shoot("daily-linkedin-tab", None)
    scene.open_recruiter(f"/recruiter/members/{ILSE}/")
    scene.shoot("daily-in-ats", page.get_by_role("region", name="In ATS"))


def show_widget(page: Page) -> None:
    """Bring LinkedIn's own frame, signed in, into the window below the tabs that stay there."""
    widget = page.frame_locator("iframe")
    out, choice = widget.get_by_role("button", name="Sign out"), widget.get_by_label("You are")
    expect(out.or_(choice)).to_be_visible()
    if choice.is_visible():
        choice.select_option(label=SEAT.removesuffix(", admin"))
        widget.get_by_role("button", name="Sign in").click()
    expect(out).to_be_visible()
    title = page.get_by_role("heading", name="In LinkedIn Recruiter")
    title.evaluate("one => window.scrollBy(0, one.getBoundingClientRect().top - 120)")


def share_profile(scene: Scene) -> None:
    """Write to Jonas, have him answer and share, and find him in the pool."""
    page, linkedin = scene.page, scene.stack.linkedin
    scene.open_recruiter(f"/recruiter/members/{JONAS}/inmail/")
    page.get_by_label("Subject").fill("Night shifts in Bremen")
    page.get_by_label("Message").fill("We need somebody who keeps calm at night. Shall we talk?")
    page.get_by_role("button", name="Send InMail").click()
    page.goto(f"{linkedin.url}/in/{JONAS}/messages/")
    page.get_by_label("Message").fill("Gladly, call me after six.")
    page.get_by_label("Yes", exact=False).first.check()
    scene.shoot("daily-answer", None)
    page.get_by_role("button", name="Send answer").click()
    expect(page.get_by_text("has your answer and your contact info")).to_be_visible()
    scene.stack.run_command("rsc_pull")
    scene.open("/talent-pools/")
    page.get_by_role("link", name="LinkedIn", exact=True).first.click()
    expect(page.get_by_text("Jonas Petersen").first).to_be_visible()
    scene.shoot("daily-pool", None)
    page.get_by_role("link", name="Jonas Petersen").first.click()
    page.get_by_role("navigation").get_by_role("link", name="LinkedIn", exact=True).click()
    history = page.get_by_role("region", name="InMail history")
    expect(history.get_by_role("article")).to_have_count(2)
    scene.shoot("daily-inmails", history)


SCENES = (set_up, connect_own_account, export_somebody, look_at_person, share_profile)
