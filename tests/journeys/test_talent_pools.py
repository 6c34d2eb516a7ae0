"""A day with a talent pool: made, filled in three ways, put on a job, and emptied of somebody."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys import test_first_loop as journey
from tests.journeys.hands import Pointer
from tests.journeys.office import MOMENTS_S, Office
from tests.stack import Stack

HEAD = "first_name,last_name,email\n"
GOOD_ROW = "Sana,Bright,sana@example.org\n"
BAD_ROW = "Luis,Ferro,nowhere\n"


@pytest.fixture
def pool(stack: Stack, page: Page, tomke: str) -> Page:
    """The page of a new pool; Ilse and Omar are known, Night planner is an open job."""
    with Office(stack, tomke) as office:
        office.open_job("Night planner")
        office.add_candidate("Ilse", "Marbach")
        office.add_candidate("Omar", "Haddad")
    journey.sign_in(stack, page, Pointer(page), tomke)
    page.get_by_role("link", name="Pools").click()
    page.get_by_role("link", name="New pool").first.click()
    page.get_by_label("Name").fill("Silver medalists")
    page.get_by_role("button", name="Make the pool").click()
    expect(page.get_by_text("Nobody is in this pool yet")).to_be_visible()
    return page


def test_a_pool_is_filled_put_on_a_job_and_emptied(
    stack: Stack, pool: Page, tomke: str, tmp_path: Path
) -> None:
    address = pool.url
    choose_in_list(stack, pool, "Ilse Marbach")
    put_into_pool(pool)
    add_from_own_page(stack, pool, "Omar Haddad")
    pool.goto(address)
    expect(row(pool, "Ilse Marbach")).to_be_visible()
    expect(row(pool, "Omar Haddad")).to_be_visible()

    sheet = tmp_path / "people.csv"
    give_sheet(pool, sheet, HEAD + GOOD_ROW + BAD_ROW)
    expect(pool.get_by_text("1 error. Nothing was saved.")).to_be_visible()
    expect(pool.get_by_role("row").filter(has_text=re.compile(r"^\s*3\b"))).to_be_visible()
    give_sheet(pool, sheet, HEAD + GOOD_ROW)
    seen = pool.get_by_role("link", name="See the pool’s people")
    seen.click(timeout=MOMENTS_S * 1000)
    expect(row(pool, "Sana Bright")).to_be_visible()

    put_on_job(pool, "Ilse Marbach", "Sana Bright")
    expect(pool.get_by_text(re.compile("Put 2 people on Night planner"))).to_be_visible()

    row(pool, "Omar Haddad").get_by_role("button", name="Remove Omar Haddad").click()
    expect(row(pool, "Omar Haddad")).to_have_count(0)
    with Office(stack, tomke) as office:
        [kept] = office.get("talent-pools/")["results"]
        assert kept["member_count"] == 2
        applied = office.get("applications/")["results"]
        assert {one["stage_name"] for one in applied} == {"Prospect"}
        assert len(applied) == 2


def row(page: Page, name: str) -> Locator:
    return page.get_by_role("row").filter(has_text=name)


def choose_in_list(stack: Stack, page: Page, name: str) -> None:
    page.goto(f"{stack.url}/candidates/")
    page.get_by_label(f"Select {name}").check()
    page.get_by_role("button", name="Add to pool…").click()


def put_into_pool(page: Page) -> None:
    question = page.get_by_role("dialog")
    question.get_by_label("Pool", exact=True).select_option(label="Silver medalists")
    question.get_by_role("button", name=re.compile("^Add 1 person")).click()
    expect(page.get_by_text(re.compile("to Silver medalists"))).to_be_visible()


def add_from_own_page(stack: Stack, page: Page, name: str) -> None:
    page.goto(f"{stack.url}/candidates/")
    page.get_by_role("link", name=name).click()
    page.get_by_role("button", name="Add to pool…").click()
    put_into_pool(page)
    # Their own page names the pool from now on.
    expect(page.get_by_role("link", name="Silver medalists")).to_be_visible()


def give_sheet(page: Page, sheet: Path, content: str) -> None:
    sheet.write_text(content)
    page.get_by_role("navigation").get_by_role("link", name="Import", exact=True).click()
    page.get_by_label("CSV or XLSX file").set_input_files(sheet)
    page.get_by_role("button", name="Import", exact=True).click()


def put_on_job(page: Page, *names: str) -> None:
    page.wait_for_load_state()
    for name in names:
        page.get_by_label(f"Select {name}").check()
    page.get_by_role("button", name="Actions").click()
    page.get_by_role("button", name="Add to job…").click()
    question = page.get_by_role("dialog")
    # Its only active job stands behind the one that asks to choose.
    question.get_by_label("Job", exact=True).select_option(index=1)
    question.get_by_role("button", name="Add 2 people to a job").click()
