"""Rule 3: one child application per customer."""

from urllib.parse import quote

import pytest

from tests.linkedin_sandbox.customer import child, provision


def create(parent, record):
    return parent.call("POST", "provisionedApplications", json=record)


def find(parent, foreign_id):
    query = f"q=credentialsByUniqueForeignId&uniqueForeignId={foreign_id}"
    return parent.call("GET", f"provisionedApplications?{query}")


def test_creating_shows_key_and_secret_once(parent):
    made = create(parent, child("tenant-1"))
    read = find(parent, "tenant-1").json()["elements"][0]

    assert made.status_code == 201
    assert made.json()["key"].startswith("urn:li:developerApplication:")
    assert len(made.json()["credentials"]["client_secret"]) > 20
    assert read["credentials"] == {"client_id": made.json()["credentials"]["client_id"]}
    assert read["validJsSdkDomains"] == ["https://ats.example"]


def test_a_second_child_with_the_same_foreign_id_is_a_conflict(parent):
    create(parent, child("tenant-1"))

    assert create(parent, child("tenant-1")).status_code == 409


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "x" * 51},
        {"name": "Tandem for LinkedIn"},
        {"name": None},
        {"description": None},
        {"uniqueForeignId": 42},
        {"validJsSdkDomains": ["https://ats.example/"]},
        {"validJsSdkDomains": ["https://ats.example/jobs"]},
        {"validJsSdkDomains": ["https://ats.example?page=1"]},
        {"validJsSdkDomains": ["https://ats.example#top"]},
        {"validJsSdkDomains": ["https://ats.example:99999"]},
        {"validJsSdkDomains": ["ats.example"]},
        {"validJsSdkDomains": [None]},
        {"colour": "blue"},
    ],
)
def test_what_breaks_a_rule_is_422(parent, changes):
    answer = create(parent, {**child("tenant-1"), **changes})

    assert answer.status_code == 422
    assert answer.json()["message"].startswith("ERROR :: /")


def test_an_unknown_foreign_id_finds_nothing_or_404(linkedin, parent):
    empty = find(parent, "nobody")
    linkedin.turn(unknown_foreign_id_is_404=True)

    assert empty.json() == {"elements": []}
    assert find(parent, "nobody").status_code == 404


def test_an_update_replaces_lists_whole(parent):
    made = provision(parent, "tenant-1")
    path = f"provisionedApplications/{quote(f'urn:li:developerApplication:{made.number}')}"
    changes = {"validJsSdkDomains": ["http://other.example:8000"]}
    patch = {"patch": {"$set": changes, "$delete": ["oauth2AuthorizedCallbackUrls"]}}

    answer = parent.call("POST", path, json=patch)
    shown = find(parent, "tenant-1").json()["elements"][0]

    assert answer.status_code == 204
    assert shown["validJsSdkDomains"] == ["http://other.example:8000"]
    assert shown["oauth2AuthorizedCallbackUrls"] == []


@pytest.mark.parametrize(
    "patch",
    [
        {"$set": {"name": "x" * 51}},
        {"$set": {"name": None}},
        {"$delete": ["name"]},
        {"$set": {"uniqueForeignId": "tenant-2"}},
    ],
)
def test_an_update_obeys_the_same_rules(parent, patch):
    made = provision(parent, "tenant-1")
    path = f"provisionedApplications/urn:li:developerApplication:{made.number}"

    assert parent.call("POST", path, json={"patch": patch}).status_code == 422


@pytest.mark.parametrize("number", ["1", "x", "9" * 30])
def test_an_unknown_application_cannot_be_updated(parent, number):
    path = f"provisionedApplications/urn:li:developerApplication:{number}"

    answer = parent.call("POST", path, json={"patch": {"$set": {"name": "Tandem"}}})

    assert answer.status_code == 404
