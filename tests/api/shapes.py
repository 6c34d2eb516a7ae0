"""What the tests of the API check again and again."""

from typing import Any


def assert_problem(response: Any, status: int, code: str, *fields: str) -> dict[str, Any]:
    """Check the one shape of every refusal and return its body."""
    body: dict[str, Any] = response.json()
    assert response.status_code == status, body
    assert response["Content-Type"] == "application/problem+json"
    assert {"type", "title", "status", "code", "detail", "instance"} <= set(body)
    assert body["instance"].startswith("/api/")
    assert body["status"] == status
    assert body["code"] == code
    assert body["detail"]
    assert sorted(body.get("fields", {})) == sorted(fields)
    return body
