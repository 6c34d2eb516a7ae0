"""Walk-through 6 of attract.md: InMail, answer, share, stub, enrich, all of it in a browser.

Rita writes in Recruiter. Jonas, whom nobody here knows, and Okko, who is here already, answer and
share their contact data. Tomke has it brought; both stand in the pool, Okko only once.
"""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys import test_first_loop as loop
from tests.journeys.conftest import PASSWORD
from tests.journeys.hands import Pointer
from tests.journeys.looking import STEP_TIMEOUT_MS
from tests.journeys.office import CONTRACT, ORGANIZATION, Office, until
from tests.stack import Stack

RITA, RITAS_NAME = "rita.lindqvist@nordwind.example", "Rita Lindqvist"
JONAS, OKKO = "jonas-petersen-demo", "okko-janssen-demo"
TYPED, SHARED = "+49 421 5550199", "+49 421 5550105"
WORDS = "Okko, may I tell you about a depot?"


@pytest.fixture
def okko(stack: Stack, tomke: str) -> str:
    """Okko as Tomke typed him: his address, and a phone that is not the one he shares."""
    stack.run_command(
        "create_user", RITA, "--role", "recruiter", "--first-name", "Rita",
        "--last-name", "Lindqvist", "--password-stdin", typed=PASSWORD,
    )  # fmt: skip
    stack.linkedin.put_member(OKKO, phone=SHARED)
    with Office(stack, tomke) as office:
        person = office.add_candidate(
            "Okko", "Janssen-Meier", email="okko.janssen@example.org", phone=TYPED
        )
    return str(person["id"])


@pytest.fixture
def tomkes(stack: Stack, chromium: Browser, tomke: str, okko: str) -> Page:
    """Tomke's window: LinkedIn is connected, and asked of the last day alone."""
    stack.run_command(
        "rsc_connect", "--organization", str(ORGANIZATION), "--contract", str(CONTRACT),
        "--company-name", "Nordwind Logistics",
    )  # fmt: skip
    page = chromium.new_context().new_page()
    page.set_default_timeout(STEP_TIMEOUT_MS)
    loop.sign_in(stack, page, Pointer(page), tomke)
    page.goto(f"{stack.url}/admin-center/linkedin/syncs/")
    page.get_by_label("Days back").fill("1")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("What waits longer is asked for sooner")).to_be_visible()
    stack.linkedin.enable()
    return page


def test_inmail_answer_share_stub_enrich(stack: Stack, page: Page, tomkes: Page, okko: str) -> None:
    loop.sign_in(stack, page, Pointer(page), RITA)
    connect_own_account(stack, page)
    exchange(stack, page, JONAS, "Jonas, shall we talk?")
    exchange(stack, page, OKKO, WORDS)

    pull_now(stack, tomkes)
    pool = until(lambda: people_in_pool(stack, page), lambda people: len(people) == 2)
    assert sorted(pool) == ["Jonas Petersen", "Okko Janssen-Meier"]

    see_okko_enriched(stack, page, okko)
    read_the_exchange(stack, page, tomkes, okko)
    decide_on_the_phone(stack, page, okko)
    assert stack.linkedin.findings() == []


def connect_own_account(stack: Stack, page: Page) -> None:
    page.goto(f"{stack.url}/settings/")
    page.get_by_role("button", name="Connect LinkedIn").click()
    page.get_by_label("You are").select_option(label=f"{RITAS_NAME}, Nordwind Recruiting, admin")
    page.get_by_role("button", name="Allow").click()
    expect(page.get_by_text("Your LinkedIn account is connected.")).to_be_visible()


def exchange(stack: Stack, page: Page, member: str, words: str) -> None:
    """Write to a member as Rita; as the member, answer and share everything."""
    page.goto(f"{stack.linkedin.url}/recruiter/members/{member}/inmail/")
    seat = page.get_by_role("button", name=f"Continue as {RITAS_NAME}")
    if "/recruiter/seat/" in page.url:
        seat.click()
    page.get_by_label("Subject").fill("A depot in Bremen")
    page.get_by_label("Message").fill(words)
    page.get_by_role("button", name="Send InMail").click()
    page.get_by_role("link", name=re.compile("Act as")).click()
    page.get_by_label("Message").fill("Gladly, call me after six.")
    page.get_by_role("group", name="Share your contact info?").get_by_label("Yes").check()
    page.get_by_role("button", name="Send answer").click()
    expect(page.get_by_text("has your answer and your contact info")).to_be_visible()


def pull_now(stack: Stack, page: Page) -> None:
    """Ask LinkedIn on the Syncs page, and see there what came."""
    syncs = f"{stack.url}/admin-center/linkedin/syncs/"

    def may_ask() -> bool:
        page.goto(syncs)
        return page.get_by_role("button", name="Pull everything now").is_visible()

    until(may_ask)
    page.get_by_role("button", name="Pull everything now").click()
    expect(page.get_by_text("LinkedIn is being asked in the background.")).to_be_visible()

    def came() -> list[str]:
        page.goto(syncs)
        return [in_all(page, "Shared profiles"), in_all(page, "InMails")]

    until(came, lambda counts: counts == ["2", "4"])


def in_all(page: Page, kind: str) -> str:
    """How many of a kind came from Rita's seat, as the table of syncs says it."""
    row = page.get_by_role("row", name=re.compile(f"^{kind} {RITAS_NAME}"))
    cells = row.get_by_role("cell")
    return cells.nth(3).inner_text() if row.count() else ""


def people_in_pool(stack: Stack, page: Page) -> list[str]:
    page.goto(f"{stack.url}/talent-pools/")
    pool = page.get_by_role("link", name="LinkedIn", exact=True)
    if not pool.is_visible():
        return []
    pool.click()
    expect(page.get_by_role("heading", name="LinkedIn", level=1)).to_be_visible()
    return page.get_by_role("table").get_by_role("rowheader").all_inner_texts()


def see_okko_enriched(stack: Stack, page: Page, okko: str) -> None:
    """His record has what was empty, its name and phone stay, and there is no second one."""
    page.goto(f"{stack.url}/candidates/?q=Okko")
    expect(page.get_by_role("link", name="Okko Janssen-Meier")).to_have_count(1)
    expect(page.get_by_role("link", name="Okko Janssen", exact=True)).to_have_count(0)
    page.goto(f"{stack.url}/candidates/{okko}/")
    expect(who(page).get_by_role("link", name="LinkedIn profile")).to_have_attribute(
        "href", f"https://www.linkedin.com/in/{OKKO}"
    )
    expect(phones(page)).to_have_text([TYPED, SHARED])
    expect(who(page).get_by_role("link", name="LinkedIn", exact=True)).to_be_visible()


def read_the_exchange(stack: Stack, page: Page, tomkes: Page, okko: str) -> None:
    """The text is Rita's to read; Tomke sees that they wrote to each other, and when."""
    for window in (page, tomkes):
        window.goto(f"{stack.url}/candidates/{okko}/linkedin/")
        history = window.get_by_role("region", name="InMail history")
        expect(history.get_by_role("article")).to_have_count(2)
        expect(history.get_by_text(f"{RITAS_NAME} to Okko Janssen-Meier")).to_be_visible()
    expect(page.get_by_text(WORDS)).to_be_visible()
    expect(tomkes.get_by_text("Between the two of them")).to_have_count(2)
    expect(tomkes.get_by_text(WORDS)).to_have_count(0)


def decide_on_the_phone(stack: Stack, page: Page, okko: str) -> None:
    page.goto(f"{stack.url}/candidates/{okko}/linkedin/")
    asked = page.locator("#proposals")
    expect(asked).to_contain_text(SHARED)
    asked.get_by_role("button", name="Use it").click()
    expect(page.get_by_text("Changed to what they shared.")).to_be_visible()
    expect(phones(page)).to_have_text([SHARED, TYPED])


def phones(page: Page) -> Locator:
    """Their numbers, the main one first."""
    return who(page).locator("[href^='tel:']")


def who(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Who this is")
