"""The LinkedIn sandbox as a process, for tests that need a LinkedIn to talk to."""

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import requests

from tests.linkedin_people import PeopleOnLinkedIn

ROOT = Path(__file__).resolve().parents[1]
STARTED = re.compile(r"http://127\.0\.0\.1:(\d+)")
PARENT = ("tandem-parent", "tandem-parent-secret-for-the-sandbox")
STARTING_TIME_S = 120


class LinkedInStandIn(PeopleOnLinkedIn):
    """Starts the sandbox on a free port with a database of its own, and drives it.

    `environment` is added to the process's own, e.g. LINKEDIN_CLIENT_ID or PUBLIC_URL.
    """

    def __init__(self, *, port: int = 0, environment: dict[str, str] | None = None) -> None:
        self._port = port
        self._environment = {
            "LINKEDIN_PARTNER_CLIENT_ID": PARENT[0],
            "LINKEDIN_PARTNER_CLIENT_SECRET": PARENT[1],
            **(environment or {}),
        }
        self._folder = tempfile.TemporaryDirectory(prefix="linkedin-sandbox-")
        self._process: subprocess.Popen[str] | None = None
        self._session = requests.Session()
        self._session.trust_env = False
        self.url = ""

    def start(self) -> "LinkedInStandIn":
        """Start the process, or do nothing when it runs."""
        if self._process:
            return self
        self._process = subprocess.Popen(
            self._command(),
            cwd=ROOT,
            env={**os.environ, **self._environment},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout
        found = STARTED.search(self._process.stdout.readline())
        if found is None:
            raise RuntimeError("The LinkedIn sandbox did not start; its errors are above.")
        self.url, self._port = found[0], int(found[1])
        self._wait_until_ready()
        return self

    def stop(self) -> None:
        self.go_away()
        self._session.close()
        self._folder.cleanup()

    def go_away(self) -> None:
        """End the process and keep its data; `start` brings it back at the same address."""
        if self._process:
            self._process.terminate()
            self._process.wait(timeout=60)
            assert self._process.stdout
            self._process.stdout.close()
            self._process = None

    def __enter__(self) -> "LinkedInStandIn":
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def reset(self) -> None:
        """Everything as on the first day, switches, failures and clock included."""
        self._control("POST", "reset")

    def turn(self, **switches: object) -> None:
        self._control("PATCH", "switches", switches)

    def switches(self) -> dict[str, Any]:
        return self._control("GET", "switches")

    def fail_next(self, resource: str, status: int, *, times: int = 1, **more: object) -> None:
        """`more`: method, key (then only records fail), message, retry_after_s, delay_s,
        takes_effect (the state changes although the caller is told it failed)."""
        self._control(
            "POST",
            "failures",
            {"resource": resource, "status": status, "remaining": times, **more},
        )

    def break_next(self, resource: str, fault: str, *, times: int = 1, **more: object) -> None:
        """`fault`: reset (the connection), nonsense (200 and HTML), misshapen (200 and JSON of
        another shape), or of the records of a `key` unanswered, in_results.

        `more` as of `fail_next`.
        """
        wanted = {"resource": resource, "fault": fault, "remaining": times, **more}
        self._control("POST", "failures", wanted)

    def failures(self) -> list[dict[str, Any]]:
        return self._control("GET", "failures")

    def quotas(self) -> dict[tuple[str, str], tuple[int, float]]:
        """How much of what limit is used now, by resource and unit."""
        rows = self._control("GET", "quotas")
        return {(row["resource"], row["unit"]): (row["used"], row["limit"]) for row in rows}

    def forget_failures(self) -> None:
        self._control("DELETE", "failures")

    def requests(self, **filters: object) -> list[dict[str, Any]]:
        """Recorded requests, oldest first; filters: resource, method, restli_method, since, ..."""
        return self._control("GET", "requests", query=filters)

    def forget_requests(self) -> None:
        self._control("DELETE", "requests")

    def findings(self) -> list[str]:
        return [finding for request in self.requests() for finding in request["findings"]]

    def state(self) -> dict[str, Any]:
        return self._control("GET", "state")

    def indicator(self, member: str, **seat: int) -> dict[str, Any]:
        """What Recruiter's In-ATS pane shows a `seat` about a member; without one, everybody."""
        return self._control("GET", "indicator", query={"member": member, **seat})

    def exportable_jobs(self, text: str = "", **seat: int) -> list[dict[str, str]]:
        """The jobs Recruiter offers a `seat` while exporting; without one, those all are."""
        return self._control("GET", "exportable-jobs", query={"text": text, **seat})

    def export(self, *, member: str, seat: int, job: str | None = None, **more: object) -> str:
        """Press *Export to ATS* and return the request id; `member` is a slug or an e-mail."""
        made = self._control(
            "POST", "exports", {"member": member, "job": job, "seat": seat, **more}
        )
        return str(made["request_id"])

    def evaluate(self, application: str, **fields: object) -> str:
        """Have LinkedIn judge an application of ours, and return the request id."""
        wanted = {"application": application, "fields": fields}
        return str(self._control("POST", "evaluations", wanted)["request_id"])

    def enable(self, **chosen: object) -> str | None:
        """`chosen`: organization, contract, types, client_id; returns the push's request id."""
        return self._change("ENABLED", chosen)

    def disable(self, **chosen: object) -> str | None:
        return self._change("DISABLED", chosen)

    def advance_clock(self, seconds: float) -> None:
        self._control("POST", "clock", {"advance_s": seconds})

    def now_ms(self) -> int:
        return int(self._control("GET", "clock")["now_ms"])

    def deliveries(self) -> list[dict[str, Any]]:
        return self._control("GET", "deliveries")

    def callbacks(self) -> list[dict[str, Any]]:
        return self._control("GET", "callbacks")

    def validate_callbacks(self) -> list[dict[str, Any]]:
        return self._control("POST", "callbacks")

    def delete_former_secret(self, client_id: str) -> None:
        self._control("DELETE", "secrets", {"client_id": client_id})

    def revoke_tokens(self, client_id: str) -> None:
        self._control("POST", "tokens/revocation", {"client_id": client_id})

    def _change(self, status: str, chosen: dict[str, object]) -> str | None:
        answer = self._control("POST", "integrations", {"status": status, **chosen})
        return answer["request_id"]

    def _control(
        self, method: str, path: str, body: object = None, query: dict[str, Any] | None = None
    ) -> Any:
        answer = self._session.request(
            method, f"{self.url}/sandbox/api/{path}", json=body, params=query, timeout=60
        )
        if answer.status_code != 200:
            raise AssertionError(f"{method} {path}: {answer.status_code} {answer.text}")
        return answer.json()

    def _command(self) -> list[str]:
        database = str(Path(self._folder.name) / "sandbox.sqlite3")
        options = ["--port", str(self._port), "--database", database]
        return [sys.executable, "-m", "linkedin_sandbox", *options]

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + STARTING_TIME_S
        while time.monotonic() < deadline:
            try:
                self._control("GET", "health")
            except requests.ConnectionError:
                time.sleep(0.02)
            else:
                return
        raise RuntimeError("The LinkedIn sandbox does not answer.")
