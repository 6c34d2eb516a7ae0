"""The kill run: what it needs, and how it judges. Running it takes minutes: make test-kill."""

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.kill.changes import members_of_linkedin
from tests.kill.verdict import doubles, overlapping

ROOT = Path(__file__).resolve().parents[2]


def test_it_says_what_it_needs():
    ended = subprocess.run(
        [sys.executable, "-m", "tests.kill"], cwd=ROOT, text=True, capture_output=True,
        env={**os.environ, "TANDEM_TEST_SERVICES": ""}, check=False, timeout=100,
    )  # fmt: skip

    assert ended.returncode == 2
    assert "scripts/with_services.py" in ended.stderr


def test_what_is_there_twice_is_found_once():
    assert doubles(["a", "b", "a", "c", "a"]) == ["a"]


@pytest.mark.parametrize(
    ("resources", "seconds", "overlaps"),
    [
        (("atsCandidates", "atsCandidates"), (10, 12), 0),
        (("atsCandidates", "atsCandidates"), (10, 10.5), 1),
        (("atsCandidates", "atsApplications"), (10, 10.5), 0),
    ],
    ids=["one after the other", "at once", "of two resources"],
)
def test_calls_of_one_resource_at_once_are_found(resources, seconds, overlaps):
    rows = [
        {"id": number, "method": "PUT", "resource": resource, "duration_ms": 1_000,
         "at": f"2026-11-28T12:00:{second:06.3f}+00:00"}
        for number, (resource, second) in enumerate(zip(resources, seconds, strict=True), start=1)
    ]  # fmt: skip

    def requests(since: int) -> list[dict]:
        return [row for row in rows if row["id"] > since]

    assert overlapping(SimpleNamespace(linkedin=SimpleNamespace(requests=requests))) == overlaps


def test_everybody_who_can_be_exported_is_exported_once():
    members = members_of_linkedin()

    assert len(members) == len(set(members)) > 50
