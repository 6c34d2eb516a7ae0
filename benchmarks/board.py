"""From an export in Recruiter to the prospect on an open board, in a real browser without a reload.

Where the time goes: LinkedIn's own until its push is here, ours until the application stands, and
until the page has asked for what is new.
"""

import json
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import django
from django.conf import settings
from playwright.sync_api import Page, sync_playwright

from benchmarks.figures import Figure, print_figures
from benchmarks.walk import DESCRIPTION, Api, until
from tests.chromium import find_chromium
from tests.stack import Stack

RITA, SEAT = "rita.lindqvist@nordwind.example", 77120
AIM_S = 1.0
# Unlike the page's pace, so that exports fall anywhere between two of its questions.
PAUSE_S = 2.17
# When a card came, by name, as the page saw it.
WATCH = """() => { window.came = {};
  new MutationObserver(() => document.querySelectorAll("[data-card] a").forEach((one) => {
    window.came[one.textContent.trim()] ??= Date.now();
  })).observe(document.body, {childList: true, subtree: true}); }"""
TIMES = """import json
from linkedin_rsc.models import Notification
done = Notification.objects.filter(kind="EXPORT_CANDIDATE_PROFILE").order_by("pk")
print(json.dumps([[x.timestamp() for x in (one.received_at, one.processed_at)] for one in done]))"""


@dataclass(frozen=True)
class Way:
    """The moments of one export, in seconds since 1970."""

    exported_at: float
    received_at: float
    processed_at: float
    shown_at: float


def main(exports: int) -> None:
    django.setup()
    with Stack(Path(settings.DATA_DIR)) as stack, sync_playwright() as playwright:
        stack.run_command("seed_demo")
        job = open_job(stack)
        with playwright.chromium.launch(executable_path=find_chromium()) as browser:
            page = browser.new_page()
            open_board(stack, page, job)
            report([*ways(stack, page, job, exports)])


def open_job(stack: Stack) -> str:
    api = Api(stack.url, stack.run_command("create_api_token", RITA).strip())
    job = str(
        api.post("jobs/", title="Night planner", city="Bremen", country_code="DE",
                 description=DESCRIPTION)["id"]
    )  # fmt: skip
    api.post(f"jobs/{job}/activation/")
    stack.run_command("rsc_connect", "--organization", "9100321", "--contract", "550017")
    stack.linkedin.enable()
    until("the job is at LinkedIn", lambda: stack.linkedin.exportable_jobs(job))
    return job


def open_board(stack: Stack, page: Page, job: str) -> None:
    """Open a board that has columns, at another web process than the pushes come to."""
    from accounts.sign_in.backend import DEMO_PASSWORD

    page.goto(stack.url)
    page.get_by_label("E-mail").fill(RITA)
    page.get_by_label("Password").fill(DEMO_PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="Home").wait_for()
    stack.linkedin.export(member="ilse-marbach-demo", job=job, seat=SEAT)
    page.goto(f"{stack.urls[1]}/jobs/{job}/pipeline/")
    page.locator("[data-card]", has_text="Ilse Marbach").wait_for(timeout=60_000)
    page.evaluate(WATCH)


def ways(stack: Stack, page: Page, job: str, exports: int) -> list[Way]:
    exported, shown = [], []
    for number in range(exports):
        name = f"Mae {chr(65 + number // 26)}{chr(97 + number % 26)}"
        stack.linkedin.put_member(f"mae-{number}", first_name="Mae", last_name=name[4:])
        time.sleep(PAUSE_S)
        exported.append(time.time())
        stack.linkedin.export(member=f"mae-{number}", job=job, seat=SEAT)
        came = page.wait_for_function("(name) => window.came[name]", arg=name, timeout=60_000)
        shown.append(came.json_value() / 1_000)
    times = json.loads(stack.run_command("shell", "-c", TIMES).splitlines()[-1])[-exports:]
    return [
        Way(one, received, processed, last)
        for one, (received, processed), last in zip(exported, times, shown, strict=True)
    ]


def report(found: list[Way]) -> None:
    """The floor is the aim, so that a ratio below one has met it."""
    own = [one.shown_at - one.received_at for one in found]
    parts = {
        "LinkedIn, until its push is here": [one.received_at - one.exported_at for one in found],
        "until the application stands": [one.processed_at - one.received_at for one in found],
        "until the board shows it": [one.shown_at - one.processed_at for one in found],
    }
    print_figures(
        "board: from LinkedIn's push to the card on an open board",
        [
            Figure("median", statistics.median(own), AIM_S, "s", at_most=1),
            Figure("longest", max(own), AIM_S, "s", at_most=1),
        ],
        remarks=[
            f"{name}: median {statistics.median(times):.2f}, longest {max(times):.2f} s"
            for name, times in parts.items()
        ],
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))
