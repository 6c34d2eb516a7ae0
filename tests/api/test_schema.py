"""The API's description: valid, committed, readable under the strict content policy."""

import io
from pathlib import Path

import pytest
import yaml
from django.core.management import call_command
from django.test import Client

SNAPSHOT = Path(__file__).resolve().parent.parent.parent / "docs" / "api" / "openapi.yaml"


@pytest.fixture(scope="module")
def generated() -> str:
    out = io.StringIO()
    call_command("spectacular", "--validate", "--fail-on-warn", stdout=out)
    return out.getvalue()


def test_the_committed_description_is_what_the_code_says(generated):
    assert SNAPSHOT.read_text() == generated, "Run: make docs"


def test_every_operation_says_how_it_refuses(generated):
    operations = [
        operation for path in yaml.safe_load(generated)["paths"].values()
        for operation in path.values()
    ]  # fmt: skip

    assert len(operations) >= 20
    assert all("default" in operation["responses"] for operation in operations)


def test_every_post_takes_an_idempotency_key(generated):
    for path, operations in yaml.safe_load(generated)["paths"].items():
        names = [given["name"] for given in operations.get("post", {}).get("parameters", [])]
        assert ("Idempotency-Key" in names) == ("post" in operations), path


def test_the_fixed_resources_are_there(generated):
    paths = yaml.safe_load(generated)["paths"]

    assert {
        "/api/v1/jobs/": {"get", "post"},
        "/api/v1/jobs/{id}/": {"get", "patch"},
        "/api/v1/jobs/{id}/activation/": {"post"},
        "/api/v1/jobs/{id}/closure/": {"post", "delete"},
        "/api/v1/candidates/": {"get", "post"},
        "/api/v1/candidates/{id}/": {"get", "patch", "delete"},
        "/api/v1/candidates/{id}/notes/": {"get", "post"},
        "/api/v1/candidates/{id}/documents/": {"get", "post"},
        "/api/v1/documents/{document_id}/": {"delete"},
        "/api/v1/documents/{document_id}/content/": {"get"},
        "/api/v1/applications/": {"get", "post"},
        "/api/v1/applications/{id}/": {"get", "delete"},
        "/api/v1/applications/{id}/stage-changes/": {"get", "post"},
        "/api/v1/applications/{id}/rejection/": {"post", "delete"},
        "/api/v1/applications/{id}/notes/": {"get", "post"},
        "/api/v1/applications/{id}/feedback/": {"get", "post"},
        "/api/v1/linkedin/settings/": {"get", "patch"},
        "/api/v1/linkedin/ledger/": {"get"},
        "/api/v1/linkedin/ledger/{id}/resend/": {"post"},
        "/api/v1/linkedin/notifications/": {"get"},
        "/api/v1/linkedin/notifications/{id}/replay/": {"post"},
    }.items() <= {path: set(operations) for path, operations in paths.items()}.items()


def test_the_description_is_served_to_everybody(db):
    response = Client().get("/api/schema/")

    assert response.status_code == 200
    assert yaml.safe_load(response.content)["info"]["title"] == "Tandem API"


def test_the_documentation_relaxes_styles_and_nothing_else(db):
    response = Client().get("/api/docs/")

    policy = response["Content-Security-Policy"]
    assert response.status_code == 200
    assert "style-src 'self' 'unsafe-inline'" in policy
    assert policy.count("unsafe") == 1
    assert b"<script>" not in response.content
    assert "unsafe-inline" not in Client().get("/api/schema/")["Content-Security-Policy"]


def test_the_documentation_loads_nothing_from_elsewhere(db):
    page = Client().get("/api/docs/").content.decode()

    assert 'src="/static/' in page
    assert "//cdn" not in page and "https://" not in page
