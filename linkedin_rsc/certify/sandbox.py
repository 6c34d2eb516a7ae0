"""The sandbox's control API, which says what LinkedIn itself tells nobody: whatever it holds."""

from typing import Any
from urllib.parse import urlsplit

import requests

from linkedin_rsc.client.overheard import Exchange
from linkedin_rsc.client.wire import TIMEOUTS_S, new_session

REAL = "linkedin.com"
REFUSED = 401
BAD = 400


class Sandbox:
    """Reads only. Raises `requests.RequestException` when the sandbox is away."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")

    def state(self) -> dict[str, Any]:
        """Return all records, integrations and applications it holds, ours and others'."""
        return dict(self._read("state"))

    def offered_jobs(self, **seat: str) -> set[str]:
        """Return our ids of the jobs Recruiter offers a `seat` to export somebody to.

        Without a seat: those it offers to all.
        """
        return {job["external_id"] for job in self._read("exportable-jobs", **seat)}

    def findings(self) -> list[str]:
        """Return what the last thousand calls did that LinkedIn's contract does not allow."""
        # A token that has ended is refused and replaced, which is as it should be.
        calls = [call for call in self._read("requests", last=1000) if call["status"] != REFUSED]
        return sorted({finding for call in calls for finding in call["findings"]})

    def callers(self, resource: str) -> set[str]:
        """Return the client ids of who called a resource lately."""
        calls = self._read("requests", last=1000, resource=resource)
        return {call["client_id"] for call in calls if call["client_id"]}

    def taken_calls(self, resource: str, method: str) -> list[Exchange]:
        """Return the calls of a resource and method that were answered well, oldest first."""
        calls = self._read("requests", last=1000, resource=resource, method=method)
        return [_exchange(call) for call in calls if call["status"] < BAD]

    def last_calls(self, **filters: str) -> list[Exchange]:
        """Return the newest call of a `resource`, `method`, `status`, in a list."""
        return [_exchange(row) for row in self._read("requests", last=1, **filters)]

    def _read(self, path: str, **query: Any) -> Any:
        with new_session(self.url) as session:
            answer = session.get(f"{self.url}/sandbox/api/{path}", params=query, timeout=TIMEOUTS_S)
        answer.raise_for_status()
        return answer.json()


def find_sandbox(api_url: str) -> Sandbox | None:
    """Return the sandbox at the address, None for LinkedIn itself, which is not asked."""
    host = urlsplit(api_url).hostname or ""
    if host == REAL or host.endswith(f".{REAL}"):
        return None
    sandbox = Sandbox(api_url)
    try:
        is_ready = sandbox._read("health").get("status") == "ready"
    except (requests.RequestException, ValueError):
        return None
    return sandbox if is_ready else None


def _exchange(row: dict[str, Any]) -> Exchange:
    url = f"{row['path']}?{row['query']}" if row["query"] else row["path"]
    version = {name.lower(): value for name, value in row["headers"].items()}
    return Exchange(
        method=row["method"],
        url=url,
        body=row["body"],
        status=row["status"],
        answer=row["answer"],
        version=version.get("linkedin-version", ""),
    )
