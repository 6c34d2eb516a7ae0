"""LinkedIn's published request collection, sent as it stands there, from the first to the last.

LINKEDIN_COLLECTION names the collection's file, to be had from the public repository
linkedin-developers/recruiter-system-connect-development-tools. Without it this is skipped.
"""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.linkedin_sandbox.api.published_requests import REQUESTS
from tests.linkedin_sandbox.api.retrieval.retrieving import ILSE, RITA
from tests.linkedin_sandbox.customer import CONTRACT, ORGANIZATION
from tests.linkedin_sandbox.platform.test_consent import member_token
from tests.linkedin_stand_in import PARENT

PLACEHOLDER = re.compile(r"\{\{(.+?)\}\}|<https://YourCallbackURL>")
HOST = re.compile(r"^https://(api|www)\.linkedin\.com")


@pytest.fixture(scope="module")
def collection() -> list[dict[str, Any]]:
    named = os.environ.get("LINKEDIN_COLLECTION")
    if not named:
        pytest.skip("LINKEDIN_COLLECTION names no file")
    kept = json.loads(Path(named).read_text(encoding="utf-8"))
    return list(requests_of(kept["item"]))


def requests_of(items: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for item in items:
        if "item" in item:
            yield from requests_of(item["item"])
        else:
            yield item["request"]


class Sender:
    """Somebody who goes through the collection, filling in what it leaves open."""

    def __init__(self, linkedin, parent, customer, member) -> None:
        self.linkedin, self.session = linkedin, customer.session
        self.callers = {"provisionedApplications": parent, "me": member}
        self.customer = customer
        self.values = {
            "partner_app_client_id": PARENT[0],
            "partner_app_client_secret": PARENT[1],
            "customer_app_client_id": customer.client_id,
            "customer_app_client_secret": customer.client_secret,
            "customer_name": "Nordwind",
            "unique_foreign_id": "tenant-2",
            "org_id": ORGANIZATION.rpartition(":")[2],
            "contract_id": CONTRACT.rpartition(":")[2],
            "candidate_id": "cand-1",
            "note_id": "note-1",
            "application_id": "appl-1",
            "public_externalJobPostingId": "JOB-1",
            "private_externalJobPostingId": "JOB-2",
        }

    def send(self, request: dict[str, Any]) -> Any:
        address = HOST.sub(self.linkedin.url, self.filled(request["url"]["raw"]))
        resource = re.split(r"[/?]", address.partition("/v2/")[2])[0]
        caller = self.callers.get(resource, self.customer)
        headers = {one["key"]: one["value"] for one in request["header"] if not one.get("disabled")}
        answer = self.session.request(
            request["method"], address, data=self.body(request), timeout=20,
            headers={**({} if "/oauth/" in address else caller.headers), **headers},
        )  # fmt: skip
        self.learn(resource, request, answer)
        return answer

    def body(self, request: dict[str, Any]) -> bytes | str | None:
        given = request.get("body") or {}
        form = {one["key"]: self.filled(one["value"]) for one in given.get("urlencoded") or ()}
        return urlencode(form) if form else self.filled(given.get("raw") or "") or None

    def learn(self, resource: str, request: dict[str, Any], answer: Any) -> None:
        """Keep of an answer what later requests name."""
        if answer.status_code == 201:
            self.values["customer_application_urn"] = answer.json()["key"]
        if resource == "simpleJobPostings":
            kind = "public" if "public_" in request["body"]["raw"] else "private"
            task = answer.json()["elements"][0]["id"]
            self.values[f"{kind}_simplejobpostingtask_id"] = task

    def filled(self, text: str) -> str:
        """Put a value into every gap: by its name, and times by the parameter they belong to."""

        def value(gap: re.Match[str]) -> str:
            name = gap[1]
            if name is None:
                return "https://ats.example/linkedin/push/"
            before = text[: gap.start()].rpartition("&")[2].rpartition("?")[2]
            if name == "$timestamp":
                return str(self.linkedin.now_ms() // 1000)
            if name.startswith("Epoch"):
                is_end = before.partition("=")[0].lower().endswith(("end", "beforedate"))
                return str(self.linkedin.now_ms() + (60_000 if is_end else -3_600_000))
            if name.startswith("Enter_ID_Value"):
                return str(RITA)
            if name.startswith("Enter_Request_ID"):
                return self.values["export" if "exportedCandidates" in text else "change"]
            return self.values[name]

        return PLACEHOLDER.sub(value, text)


@pytest.fixture
def sender(linkedin, parent, customer) -> Sender:
    """Somebody for whom there is something to find: an export, an InMail with a stub, a note."""
    linkedin.turn(challenge_callbacks=False)
    linkedin.write_inmail(seat=RITA, member=ILSE, body="Hello Ilse")
    linkedin.answer(seat=RITA, member=ILSE, body="Gladly", shares=True)
    linkedin.write_note(seat=RITA, member=ILSE, text="Calm")
    sender = Sender(linkedin, parent, customer, member_token(linkedin, customer, "r_liteprofile"))
    sender.values["export"] = linkedin.export(member=ILSE, seat=RITA)
    sender.values["change"] = linkedin.disable(types=["PROFILE_PLUGIN"])
    shown = customer.call("GET", f"seatsV2?q=attributes&contracts={CONTRACT}&start=0&count=50")
    [person] = [one["member"] for one in shown.json()["elements"] if str(one["id"]) == str(RITA)]
    sender.values["person_id"] = person.rpartition(":")[2]
    return sender


def statuses(answer: Any) -> set[int]:
    """The statuses that records or elements have of their own."""
    body = answer.json() if answer.content else {}
    records = [*body.get("results", {}).values(), *body.get("errors", {}).values()]
    found = [one.get("status") for one in [*records, *body.get("elements", ())]]
    return {status for status in found if isinstance(status, int)}


def test_every_request_is_answered_as_our_table_says(collection, sender):
    assert len(collection) == len(REQUESTS)

    for number, (request, (name, *expected)) in enumerate(
        zip(collection, REQUESTS, strict=True), start=1
    ):
        answer = sender.send(request)

        assert [answer.status_code, statuses(answer)] == expected, (number, name, answer.text)
        if request["method"] == "GET" and "elements" in answer.text:
            assert "lists" in name or answer.json()["elements"], (number, name)
