"""What an ATS would do, reduced to plain HTTP: enough to put the sandbox's rules to the test."""

import json
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import requests

from tests.linkedin_stand_in import PARENT, LinkedInStandIn

ORGANIZATION = "urn:li:organization:9100321"
CONTRACT = "urn:li:contract:550017"
COMPANY_TYPES = ("ONE_CLICK_EXPORT", "IN_ATS_INDICATOR", "PROFILE_PLUGIN")
NOW_MS = int(time.time() * 1000) - 60_000


def compound(**parts: str) -> str:
    return "&".join(f"{name}={value}" for name, value in parts.items())


def candidate_key(external_id: str, organization: str = ORGANIZATION) -> str:
    return compound(atsCandidateId=external_id, dataProvider="ATS", integrationContext=organization)


def application_key(external_id: str, organization: str = ORGANIZATION) -> str:
    return compound(
        atsJobApplicationId=external_id, dataProvider="ATS", integrationContext=organization
    )


def integration_key(type_: str, context: str) -> str:
    return compound(
        integrationContext=context,
        integrationType=type_,
        tenantType="RECRUITER",
        dataProvider="ATS",
    )


def indexed(keys: list[str]) -> str:
    """The query that names compound keys: `ids[0].a=1&ids[0].b=2&ids[1]...`."""
    return "&".join(
        f"ids[{place}].{part}" for place, key in enumerate(keys) for part in key.split("&")
    )


def multipart(query: str, body: dict[str, Any]) -> bytes:
    """A tunnelled batch update with the boundary b7f1 (section 12.3)."""
    part = "--b7f1\r\nContent-Type: {}\r\n\r\n{}\r\n"
    return (
        part.format("application/x-www-form-urlencoded", query)
        + part.format("application/json", json.dumps(body))
        + "--b7f1--\r\n"
    ).encode()


def job(external_id: str = "JOB-1", **changes: Any) -> dict[str, Any]:
    return {
        "integrationContext": ORGANIZATION,
        "externalJobPostingId": external_id,
        "jobPostingOperationType": "CREATE",
        "title": "Night shift planner",
        "description": "We move food through the night and look for somebody who plans it. " * 3,
        "location": "Bremen, Germany",
        "companyApplyUrl": "https://ats.example/jobs/1/apply",
        "listedAt": NOW_MS,
        "availability": "PRIVATE_TO_ATS_INTEGRATION",
        "posterEmail": "rita.lindqvist@nordwind.example",
        **changes,
    }


def candidate(**changes: Any) -> dict[str, Any]:
    return {
        "firstName": "Ilse",
        "lastName": "Marbach",
        "emailAddresses": ["ilse.marbach@example.org"],
        "phoneNumbers": [],
        "addresses": [],
        "atsCreatedAt": NOW_MS,
        "atsLastModifiedAt": NOW_MS,
        **changes,
    }


def application(**changes: Any) -> dict[str, Any]:
    return {
        "atsCandidateId": "cand-1",
        "atsJobPostingId": "JOB-1",
        "atsJobPostingName": "Night shift planner",
        "firstName": "Ilse",
        "lastName": "Marbach",
        "atsCreatedAt": NOW_MS,
        "atsLastModifiedAt": NOW_MS,
        **changes,
    }


def without(record: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name not in names}


@dataclass
class Caller:
    """Somebody with a token."""

    linkedin: LinkedInStandIn
    session: requests.Session
    client_id: str
    client_secret: str
    number: int = 0
    headers: dict[str, str] = field(default_factory=dict)

    def ask_for_token(self, **form: str) -> requests.Response:
        wanted = {
            "grant_type": "client_credentials",
            "client_id": self.client_id,
            "client_secret": self.client_secret,
        }
        return self.session.post(
            f"{self.linkedin.url}/oauth/v2/accessToken", data={**wanted, **form}
        )

    def sign_in(self) -> "Caller":
        self.headers["Authorization"] = f"Bearer {self.ask_for_token().json()['access_token']}"
        return self

    def call(
        self, method: str, path: str, restli_method: str = "", **options: Any
    ) -> requests.Response:
        named = {"x-restli-method": restli_method} if restli_method else {}
        headers = {**self.headers, **named, **options.pop("headers", {})}
        return self.session.request(
            method, f"{self.linkedin.url}/v2/{path}", headers=headers, timeout=20, **options
        )

    def put(self, resource: str, entities: dict[str, Any], **options: Any) -> requests.Response:
        """Batch update; keys with `=` travel as ids[i], plain ones as repeated ids."""
        query = ids_of(list(entities))
        return self.call(
            "PUT", f"{resource}?{query}", "batch_update", json={"entities": entities}, **options
        )

    def tunnel(self, resource: str, query: str, body: dict[str, Any]) -> requests.Response:
        """Batch update whose query travels in the body."""
        headers = {
            "X-HTTP-Method-Override": "PUT",
            "Content-Type": "multipart/mixed; boundary=b7f1",
        }
        data = multipart(query, body)
        return self.call("POST", resource, "batch_update", data=data, headers=headers)

    def patch(self, resource: str, entities: dict[str, Any]) -> requests.Response:
        query = ids_of(list(entities))
        body = {"entities": {key: {"patch": patch} for key, patch in entities.items()}}
        return self.call("POST", f"{resource}?{query}", "batch_partial_update", json=body)

    def get(self, resource: str, keys: list[str], more: str = "") -> requests.Response:
        return self.call("GET", f"{resource}?{ids_of(keys)}{more}")

    def delete(self, resource: str, keys: list[str]) -> requests.Response:
        return self.call("DELETE", f"{resource}?{ids_of(keys)}")

    def submit(self, *jobs: dict[str, Any]) -> list[dict[str, Any]]:
        answer = self.call(
            "POST", "simpleJobPostings", "batch_create", json={"elements": list(jobs)}
        )
        assert answer.status_code == 200, answer.text
        return list(answer.json()["elements"])

    def task(self, accepted: dict[str, Any]) -> dict[str, Any]:
        answer = self.call("GET", f"simpleJobPostingTasks?ids={accepted['id']}")
        return dict(answer.json()["results"][accepted["id"]])

    def configure(self, type_: str, **values: str) -> requests.Response:
        path = f"atsIntegrations/{integration_key(type_, ORGANIZATION)}/configurations"
        entities = {key: {"configurationValue": {"string": url}} for key, url in values.items()}
        return self.put(path, entities)

    def name_integrations(
        self, organization: str = ORGANIZATION, contract: str = CONTRACT
    ) -> requests.Response:
        keys = [integration_key(type_, organization) for type_ in COMPANY_TYPES]
        keys.append(integration_key("CSA_API", contract))
        return self.patch(
            "atsIntegrations", {key: {"$set": {"integrationName": "Tandem"}} for key in keys}
        )


def ids_of(keys: list[str]) -> str:
    if "=" in keys[0]:
        return indexed(keys)
    return "&".join(f"ids={quote(key, safe=':')}" for key in keys)


def sole(answer: requests.Response) -> dict[str, Any]:
    """The one result or error of a batch of one, with the map it stood in."""
    assert answer.status_code == 200, answer.text
    envelope = answer.json()
    found = [
        {"in": name, **(value if isinstance(value, dict) else {})}
        for name in ("results", "errors")
        for value in envelope[name].values()
    ]
    assert len(found) == 1, envelope
    return found[0]


def parent_of(linkedin: LinkedInStandIn, session: requests.Session) -> Caller:
    return Caller(linkedin, session, *PARENT).sign_in()


def provision(parent: Caller, foreign_id: str = "tenant-1", **changes: Any) -> Caller:
    """Make a child application and sign it in."""
    answer = parent.call("POST", "provisionedApplications", json=child(foreign_id, **changes))
    assert answer.status_code == 201, answer.text
    made = answer.json()
    number = int(made["key"].rpartition(":")[2])
    return Caller(parent.linkedin, parent.session, **made["credentials"], number=number).sign_in()


def child(foreign_id: str = "tenant-1", **changes: Any) -> dict[str, Any]:
    return {
        "uniqueForeignId": foreign_id,
        "name": "Tandem - Nordwind Logistics",
        "description": "Child application of a test",
        "oauth2AuthorizedCallbackUrls": ["https://ats.example/linkedin/oauth/callback/"],
        "validJsSdkDomains": ["https://ats.example"],
        **changes,
    }
