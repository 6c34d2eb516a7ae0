"""The sandbox's control API, which says what LinkedIn itself tells nobody: whatever it holds."""

from typing import Any
from urllib.parse import urlsplit

import requests

from linkedin_rsc.client.overheard import Exchange
from linkedin_rsc.client.wire import TIMEOUTS_S, new_session

REAL = "linkedin.com"
REFUSED = 401


class Sandbox:
    """Reads only. Raises `requests.RequestException` when the sandbox is away."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")

    def state(self) -> dict[str, Any]:
        """Return all records, integrations and applications it holds, ours and others'."""
        return dict(self._read("state"))

    def offered_jobs(self) -> set[str]:
        """Return our ids of the jobs Recruiter offers to export somebody to."""
        return {job["external_id"] for job in self._read("exportable-jobs")}

    def findings(self) -> list[str]:
        """Return what the last thousand calls did that LinkedIn's contract does not allow."""
        # A token that has ended is refused and replaced, which is as it should be.
        calls = [call for call in self._read("requests", last=1000) if call["status"] != REFUSED]
        return sorted({finding for call in calls for finding in call["findings"]})

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
