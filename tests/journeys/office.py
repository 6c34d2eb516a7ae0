"""The company of a journey, arranged the way its other programs would: by command and by API."""

import time
from collections.abc import Callable
from typing import Any, TypeVar

import requests

from tests.stack import Stack

Found = TypeVar("Found")

ORGANIZATION = 9100321
CONTRACT = 550017
RITAS_SEAT = 77120
DESCRIPTION = "You plan the tours of the night and keep drivers informed about every change. " * 3
# What happens by itself on the other side: a task, a push, a poll of LinkedIn's job task.
MOMENTS_S = 90


class Refused(Exception):
    """The API said no; the message is its status and words."""


class Office:
    """The REST API of a running stack, used as one person."""

    def __init__(self, stack: Stack, email: str) -> None:
        self.url = f"{stack.url}/api/v1"
        self.session = requests.Session()
        self.session.trust_env = False
        token = stack.run_command("create_api_token", email).strip()
        self.session.headers["Authorization"] = f"Token {token}"

    def __enter__(self) -> "Office":
        return self

    def __exit__(self, *_: object) -> None:
        self.session.close()

    def get(self, path: str, **query: object) -> Any:
        return self._answer("GET", path, params=query)

    def post(self, path: str, **fields: object) -> Any:
        return self._answer("POST", path, json=fields)

    def patch(self, path: str, **fields: object) -> Any:
        return self._answer("PATCH", path, json=fields)

    def delete(self, path: str) -> None:
        self._answer("DELETE", path)

    def attach(self, path: str, **fields: object) -> Any:
        """Add a resume."""
        file = ("resume.txt", b"Ten years of night shifts.\n", "text/plain")
        sent = {"kind": "resume", **fields}
        return self._answer("POST", path, data=sent, files={"file": file})

    def open_job(self, title: str, **more: object) -> dict[str, Any]:
        """Make a job and activate it."""
        place = {"city": "Bremen", "country_code": "DE"}
        job = self.post("jobs/", title=title, description=DESCRIPTION, **place, **more)
        return self.post(f"jobs/{job['id']}/activation/")

    def add_candidate(self, first_name: str, last_name: str, **more: object) -> dict[str, Any]:
        return self.post("candidates/", first_name=first_name, last_name=last_name, **more)

    def apply(self, candidate: dict[str, Any], job: dict[str, Any], stage: str) -> dict[str, Any]:
        return self.post("applications/", candidate=candidate["id"], job=job["id"], stage=stage)

    def stage_of(self, application: dict[str, Any]) -> str:
        return self.get(f"applications/{application['id']}/")["stage_name"]

    def _answer(self, method: str, path: str, **more: Any) -> Any:
        answer = self.session.request(method, f"{self.url}/{path}", timeout=30, **more)
        if not answer.ok:
            raise Refused(f"{method} {path}: {answer.status_code} {answer.text}")
        return answer.json() if answer.content else None


def connect(stack: Stack) -> None:
    """Connect a contract with LinkedIn and switch everything on in Recruiter."""
    stack.run_command(
        "rsc_connect", "--organization", str(ORGANIZATION), "--contract", str(CONTRACT),
        "--company-name", "Nordwind Logistics",
    )  # fmt: skip
    stack.linkedin.enable()


def until(look: Callable[[], Found], is_it: Callable[[Found], object] = bool) -> Found:
    """Look again and again until it is what is waited for; return what was seen then."""
    seen = look()
    for _ in range(MOMENTS_S * 5):
        if is_it(seen):
            return seen
        time.sleep(0.2)
        seen = look()
    raise AssertionError(f"It never came; last seen: {seen!r}")
