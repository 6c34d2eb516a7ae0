"""The part of LinkedIn's published request collection that retrieves, sent as it stands there.

LINKEDIN_COLLECTION names the collection's file, to be had from the public repository
linkedin-developers/recruiter-system-connect-development-tools. Without it this is skipped.
"""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.linkedin_sandbox.api.retrieval.retrieving import ILSE, RITA

RETRIEVAL = re.compile(r"/v2/(seats|conversationEvents|mailStubs|prospectNotes|exportedCandidates)")
PLACEHOLDER = re.compile(r"\{\{(.+?)\}\}")
HOST = re.compile(r"^https://(api|www)\.linkedin\.com/v2/")


@pytest.fixture(scope="module")
def collection() -> dict[str, Any]:
    named = os.environ.get("LINKEDIN_COLLECTION")
    if not named:
        pytest.skip("LINKEDIN_COLLECTION names no file")
    return dict(json.loads(Path(named).read_text(encoding="utf-8")))


@pytest.fixture
def request_id(linkedin, customer):
    """Something to find by every request: an export, an InMail with a stub, a note."""
    linkedin.write_inmail(seat=RITA, member=ILSE, body="Hello Ilse")
    linkedin.answer(seat=RITA, member=ILSE, body="Gladly", shares=True)
    linkedin.write_note(seat=RITA, member=ILSE, text="Calm")
    return linkedin.export(member=ILSE, seat=RITA)


def requests_of(items: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for item in items:
        if "item" in item:
            yield from requests_of(item["item"])
        else:
            yield item["request"]


def retrieving(collection: dict[str, Any]) -> list[str]:
    found = requests_of(collection["item"])
    addresses = [request["url"]["raw"] for request in found if request["method"] == "GET"]
    return [address for address in addresses if RETRIEVAL.search(address)]


def filled(address: str, now_ms: int, request_id: str) -> str:
    """Put a value into every gap: by its name, and times by the parameter they belong to."""

    def value(gap: re.Match[str]) -> str:
        before = address[: gap.start()].rpartition("&")[2].rpartition("?")[2]
        if "Epoch" in gap[1]:
            is_end = before.partition("=")[0].lower().endswith(("end", "beforedate"))
            return str(now_ms + 60_000 if is_end else now_ms - 3_600_000)
        if "ID_Value" in gap[1] and "seat" in before:
            return str(RITA)
        return {"contract_id": "550017", "org_id": "9100321"}.get(gap[1], request_id)

    return PLACEHOLDER.sub(value, address)


def test_every_request_that_retrieves_finds_what_is_there(
    linkedin, customer, collection, request_id
):
    addresses = retrieving(collection)
    now_ms = linkedin.now_ms()

    answers = {
        address: customer.call("GET", HOST.sub("", filled(address, now_ms, request_id)))
        for address in addresses
    }

    assert len(addresses) == 5
    for address, answer in answers.items():
        assert (answer.status_code, len(answer.json()["elements"]) > 0) == (200, True), address
    assert linkedin.findings() == []
