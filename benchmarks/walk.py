"""The first loop on a seeded company, by HTTP: how much memory web and worker take for it.

Sign in and read every page; then make a job, connect LinkedIn, export a person into the job, move
the application on, and see it arrive at LinkedIn. In a large company the move would wait behind
everybody's first sync, so there the ledger is filled instead.
"""

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django
import requests
from django.conf import settings

from benchmarks.figures import Figure, group_peaks_mb, print_figures
from tests.stack import Stack

WEB_AIM_MB, WORKER_AIM_MB = 120, 120
PATIENCE_S = 90
PATIENCE_WHEN_LARGE_S = 1_800
ROUNDS = 3
TOKEN_FIELD = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
DESCRIPTION = "You plan the shifts of forty people who move food through the night. " * 3
PAGES = (
    "/", "/jobs/", "/jobs/JOB-0001/", "/jobs/JOB-0001/pipeline/", "/jobs/JOB-0001/linkedin/",
    "/candidates/", "/search/?q=bremen", "/notices/", "/settings/",
)  # fmt: skip
PAGES_OF_ADMINISTRATORS = ("/admin-center/", "/admin-center/linkedin/", "/candidates/", "/jobs/")


def main(people: int) -> None:
    django.setup()
    with Stack(Path(settings.DATA_DIR), web_processes=1) as stack:
        size = ["--candidates", str(people), "--jobs", str(people // 100)] if people else []
        stack.run_command("seed_demo", *size, timeout_s=PATIENCE_WHEN_LARGE_S)
        for _ in range(ROUNDS):
            read_pages(stack.url, "rita.lindqvist", PAGES)
            read_pages(stack.url, "ada.moreau", PAGES_OF_ADMINISTRATORS)
        first_loop(stack, is_large=people > 0)
        web, worker = stack.supervisor.running
        report(group_peaks_mb(web.process.pid), group_peaks_mb(worker.process.pid))


def read_pages(url: str, name: str, pages: tuple[str, ...]) -> None:
    """Sign in as a colleague and read the pages, and the first ten candidates among them."""
    from accounts.sign_in.backend import DEMO_PASSWORD

    with requests.Session() as browser:
        form = browser.get(f"{url}/sign-in/", timeout=30).text
        found = TOKEN_FIELD.search(form)
        assert found, "The sign-in page has no form."
        typed = {"username": f"{name}@nordwind.example", "password": DEMO_PASSWORD}
        browser.post(
            f"{url}/sign-in/", {**typed, "csrfmiddlewaretoken": found[1]},
            headers={"Referer": url}, timeout=30,
        ).raise_for_status()  # fmt: skip
        people: list[str] = []
        for page in pages:
            answer = browser.get(f"{url}{page}", timeout=30)
            answer.raise_for_status()
            assert "/sign-in/" not in answer.url, f"{page} asked {name} to sign in again."
            people += re.findall(r'href="(/candidates/[A-Za-z0-9]{16}/)"', answer.text)
        for page in dict.fromkeys(people[:10]):
            browser.get(f"{url}{page}", timeout=30).raise_for_status()


def first_loop(stack: Stack, *, is_large: bool) -> None:
    token = stack.run_command("create_api_token", "rita.lindqvist@nordwind.example").strip()
    api = Api(stack.url, token)
    job = api.post("jobs/", title="Night shift planner", city="Bremen", country_code="DE",
                   description=DESCRIPTION)["id"]  # fmt: skip
    api.post(f"jobs/{job}/activation/")
    stack.run_command("rsc_connect", "--organization", "9100321", "--contract", "550017")
    stack.linkedin.enable()
    until("the job is at LinkedIn", lambda: stack.linkedin.exportable_jobs(job))
    stack.linkedin.export(member="ilse-marbach-demo", seat=77120, job=job)
    application = until("the export arrives", lambda: api.get(f"applications/?job={job}"))[0]
    if is_large:
        until("the ledger is filled", lambda: is_filled(stack), patience_s=PATIENCE_WHEN_LARGE_S)
        return
    screen = next(one for one in api.get(f"jobs/{job}/")["stages"] if one["name"] == "Screen")
    api.post(f"applications/{application['id']}/stage-changes/", stage=screen["id"])
    until("Recruiter shows it", lambda: application["id"] in str(stack.linkedin.state()))


def is_filled(stack: Stack) -> bool:
    ask = "from linkedin_rsc.models import LedgerFill as Fill; print(Fill.objects.exists())"
    return "False" in stack.run_command("shell", "--command", ask)


class Api:
    def __init__(self, url: str, token: str) -> None:
        self.root = f"{url}/api/v1/"
        self.headers = {"Authorization": f"Token {token}"}

    def get(self, path: str) -> Any:
        answer = requests.get(self.root + path, headers=self.headers, timeout=30)
        answer.raise_for_status()
        content = answer.json()
        return content.get("results", content)

    def post(self, path: str, **fields: str) -> Any:
        answer = requests.post(self.root + path, json=fields, headers=self.headers, timeout=30)
        assert answer.ok, f"{path}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content else None


def until(what: str, ask: Callable[[], Any], patience_s: float = PATIENCE_S) -> Any:
    """Ask until there is an answer and return it."""
    deadline = time.monotonic() + patience_s
    while not (answer := ask()):
        assert time.monotonic() < deadline, f"Waited {patience_s} s in vain until {what}."
        time.sleep(0.3)
    return answer


def report(web: list[float], worker: list[float]) -> None:
    print_figures(
        "walk: peak resident memory after the first loop, against the budget",
        [
            Figure("web process", web[0], WEB_AIM_MB, "MB", at_most=1),
            Figure("worker with beat", sum(worker), WORKER_AIM_MB, "MB", at_most=1),
        ],
        remarks=[f"Beside the web process stands gunicorn's arbiter: {sum(web[1:]):.0f} MB."],
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))
