"""What LinkedIn brings is there without a reload: on the open board, at the bell, in a quiet line.

The board is served by another web process than LinkedIn's push, and a worker does what is between.
"""

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.journeys import test_first_loop as journey
from tests.journeys.hands import Pointer
from tests.journeys.office import RITAS_SEAT, Office, connect, until
from tests.stack import Stack

# What was told, also when it has left again.
REMEMBER_LINES = """window.lines = [];
document.addEventListener("DOMContentLoaded", () => new MutationObserver((changes) => {
  for (const {addedNodes} of changes)
    window.lines.push(...[...addedNodes].map((node) => node.textContent));
}).observe(document.getElementById("toasts"), {childList: true}));"""


@pytest.fixture
def carl(stack: Stack) -> str:
    """A recruiter alone: administrators hear of the first sync as well, at any moment."""
    email = "carl.ahrens@nordwind.example"
    names = ("--first-name", "Carl", "--last-name", "Ahrens")
    stack.run_command(
        "create_user", email, "--role", "recruiter", *names, "--password-stdin",
        typed=journey.PASSWORD,
    )  # fmt: skip
    return email


@pytest.fixture
def job(stack: Stack, carl: str) -> str:
    """An open job that Recruiter offers, with Carl as its recruiter."""
    with Office(stack, carl) as office:
        opened = office.open_job("Night planner")["id"]
        person = office.add_candidate("Mae", "Chen")
        office.apply(person, {"id": opened}, stage="Screen")
    connect(stack)
    until(lambda: stack.linkedin.exportable_jobs(opened))
    return opened


@pytest.fixture
def board(stack: Stack, page: Page, carl: str, job: str) -> Page:
    journey.sign_in(stack, page, Pointer(page), carl)
    page.goto(f"{stack.urls[1]}/jobs/{job}/pipeline/")
    return page


def export(stack: Stack, job: str, member: str = "ilse-marbach-demo") -> None:
    """Export as Rita, who is no colleague here: the recruiters of the job hear of it."""
    stack.linkedin.export(member=member, job=job, seat=RITAS_SEAT)


def column(page: Page, name: str) -> Locator:
    return page.locator(f"[data-column][data-name='{name}']")


def test_an_export_is_there_without_a_reload(stack, board, job):
    board.evaluate("window.isSamePage = true")
    export(stack, job)

    # The line leaves again by itself, so it is looked for first.
    expect(board.get_by_role("status")).to_contain_text("Ilse Marbach came from LinkedIn")
    expect(column(board, "Prospect")).to_contain_text("Ilse Marbach")
    expect(column(board, "Prospect").locator("[data-count]")).to_have_text("1")
    expect(board.locator("[data-unread]")).to_have_text("1")
    board.get_by_role("button", name="Notices").click()
    expect(board.locator("#notices-menu")).to_contain_text("Ilse Marbach came from LinkedIn")
    assert board.evaluate("window.isSamePage")


def test_a_board_whose_script_comes_late_hears_what_was_told_before(stack, board, job):
    waiting: list[Route] = []
    board.route("**/board/live*.js", lambda route: waiting.append(route))
    board.reload(wait_until="commit")
    export(stack, job)
    expect(board.get_by_role("status")).to_contain_text("Ilse Marbach came from LinkedIn")

    assert waiting
    for route in waiting:
        route.continue_()

    expect(column(board, "Prospect")).to_contain_text("Ilse Marbach")


def test_every_page_tells_it_and_each_browser_once(stack, board, job):
    other = board.context.new_page()
    for page in (board, other):
        page.add_init_script(REMEMBER_LINES)
        page.goto(f"{stack.urls[1]}/jobs/{job}/pipeline/")
    export(stack, job)

    for page in (board, other):
        expect(page.locator("[data-unread]")).to_have_text("1")
    lines = [line for page in (board, other) for line in page.evaluate("window.lines")]
    assert sum("Ilse Marbach" in line for line in lines) == 1


def test_a_refused_export_is_told_with_the_reason(stack, board, job):
    export(stack, job)
    expect(board.get_by_role("status")).to_contain_text("came from LinkedIn")

    export(stack, job)

    expect(board.get_by_role("status")).to_contain_text("was refused")


def test_an_empty_board_gets_its_columns(stack, board, job, carl):
    with Office(stack, carl) as office:
        empty = office.open_job("Yard planner")["id"]
    until(lambda: stack.linkedin.exportable_jobs(empty))
    board.goto(f"{stack.url}/jobs/{empty}/pipeline/")
    expect(board.get_by_text("Nobody is on this job yet")).to_be_visible()

    export(stack, empty)

    expect(column(board, "Prospect")).to_contain_text("Ilse Marbach")


def test_nothing_moves_under_ones_hands(stack, board, job, carl):
    mae = board.locator("[data-card]", has_text="Mae Chen")
    mae.get_by_role("link").first.focus()
    board.keyboard.press("m")
    expect(board.locator("#card-menu")).to_be_visible()

    export(stack, job)

    expect(board.locator("[data-unread]")).to_have_text("1")
    expect(column(board, "Prospect")).not_to_contain_text("Ilse Marbach")
    board.keyboard.press("Escape")
    expect(column(board, "Prospect")).to_contain_text("Ilse Marbach")


def test_what_a_colleague_does_is_shown_too(stack, board, job, carl):
    with Office(stack, carl) as office:
        application = office.get("applications/", job=job)["results"][0]["id"]
        office.post(f"applications/{application}/stage-changes/", stage="Interview")
        expect(column(board, "Interview")).to_contain_text("Mae Chen")
        office.post(f"applications/{application}/rejection/", reason="skills")

    expect(board.locator("[data-card]")).to_have_count(0)
