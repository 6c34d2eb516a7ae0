"""A whole Tandem and a whole (simulated) LinkedIn as processes, and a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.journeys.looking import STEP_TIMEOUT_MS

PASSWORD = "words-for-a-journey"
TOMKE = "tomke.behrens@nordwind.example"


@pytest.fixture
def context(chromium) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(STEP_TIMEOUT_MS)
    yield context
    context.close()


@pytest.fixture
def page(context) -> Iterator[Page]:
    """A tab that fails its test when anything on it went wrong in the browser."""
    page = context.new_page()
    wrong: list[str] = []
    page.on("response", lambda got: wrong.append(got.url) if got.status == 404 else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda line: wrong.append(line.text) if line.type == "error" else None)
    yield page
    assert wrong == []


@pytest.fixture
def tomke(stack) -> str:
    """Tomke, recruiter and administrator, with a Recruiter administrator's seat at LinkedIn."""
    make_tomke(stack)
    return TOMKE


def make_tomke(stack) -> None:
    stack.run_command(
        "create_user", TOMKE, "--role", "recruiter", "administrator",
        "--first-name", "Tomke", "--last-name", "Behrens", "--password-stdin", typed=PASSWORD,
    )  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.journey)
