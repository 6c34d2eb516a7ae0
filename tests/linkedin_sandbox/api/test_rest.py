"""Records in the versioned API: the stores of v2 in other words (versioned-api 5)."""

from typing import Any
from urllib.parse import quote

import pytest
import requests

from tests.linkedin_sandbox.customer import (
    NOW_MS,
    ORGANIZATION,
    Caller,
    application,
    application_key,
    candidate,
    candidate_key,
    indexed,
    integration_key,
    job,
    sole,
    without,
)

VERSION = {"LinkedIn-Version": "202604"}
PROTOCOL_2 = {"X-RestLi-Protocol-Version": "2.0.0"}
TIMES = ("atsCreatedAt", "atsLastModifiedAt")


def key(**parts: str) -> str:
    """Write a key of protocol 2.0.0 for our organization."""
    fields = {**parts, "integrationContext": ORGANIZATION}
    written = [f"{name}:{quote(value, safe='')}" for name, value in fields.items()]
    return f"({','.join(written)})"


ILSE = key(externalCandidateId="cand-1")


def in_rest(**changes: Any) -> dict[str, Any]:
    renamed = {"externalCreatedAt": NOW_MS, "externalLastModifiedAt": NOW_MS}
    return {**without(candidate(), *TIMES), **renamed, **changes}


def ask(
    customer: Caller, method: str, resource: str, keys: list[str], **options: Any
) -> requests.Response:
    headers = {**customer.headers, **VERSION, **PROTOCOL_2, **options.pop("headers", {})}
    url = f"{customer.linkedin.url}/rest/{resource}?ids=List({','.join(keys)})"
    sent = {name: value for name, value in headers.items() if value}
    return customer.session.request(method, url, headers=sent, timeout=20, **options)


def put(
    customer: Caller, resource: str, entities: dict[str, Any], **options: Any
) -> requests.Response:
    return ask(customer, "PUT", resource, list(entities), json={"entities": entities}, **options)


@pytest.fixture
def applied(customer):
    customer.submit(job())
    assert sole(put(customer, "candidates", {ILSE: in_rest()}))["status"] == 204
    application_2 = key(atsJobApplicationId="appl-1")
    assert sole(put(customer, "atsApplications", {application_2: application()}))["status"] == 204
    return customer


def test_both_generations_see_the_same_candidate(customer):
    put(customer, "candidates", {ILSE: in_rest()})

    older = sole(customer.get("atsCandidates", [candidate_key("cand-1")]))
    newer = sole(ask(customer, "GET", "candidates", [ILSE]))

    assert (older["atsCreatedAt"], older["atsCandidateId"]) == (NOW_MS, "cand-1")
    assert (newer["externalCreatedAt"], newer["externalCandidateId"]) == (NOW_MS, "cand-1")
    assert not {"dataProvider", *TIMES} & set(newer)


def test_a_projection_names_fields_of_this_generation(customer):
    put(customer, "candidates", {ILSE: in_rest()})

    query = f"ids=List({ILSE})&fields=firstName,externalCreatedAt"
    url = f"{customer.linkedin.url}/rest/candidates?{query}"
    answer = customer.session.get(url, headers={**customer.headers, **VERSION, **PROTOCOL_2})

    assert sole(answer) == {"in": "results", "firstName": "Ilse", "externalCreatedAt": NOW_MS}


def test_an_answer_has_the_key_of_its_protocol(customer):
    answer = put(customer, "candidates", {ILSE: in_rest()})

    [written] = answer.json()["results"]
    assert written.startswith("(externalCandidateId:cand-1,integrationContext:urn%3Ali%3A")


def test_keys_of_protocol_1_find_the_same(customer):
    old = f"externalCandidateId=cand-1&integrationContext={ORGANIZATION}"
    url = f"{customer.linkedin.url}/rest/candidates?{indexed([old])}"

    answer = customer.session.put(
        url, json={"entities": {old: in_rest()}}, headers={**customer.headers, **VERSION}
    )

    assert sole(answer)["status"] == 204
    assert sole(ask(customer, "GET", "candidates", [ILSE]))["firstName"] == "Ilse"


def test_parameters_in_front_of_a_key_are_read(customer):
    first = ILSE.replace("(", "($params:(),", 1)

    assert sole(put(customer, "candidates", {first: in_rest()}))["status"] == 204


@pytest.mark.parametrize(
    "headers",
    [
        {"LinkedIn-Version": ""},
        {"X-RestLi-Protocol-Version": ""},
        {"X-RestLi-Protocol-Version": "1.0.0"},
    ],
)
def test_headers_that_do_not_go_with_the_keys_are_400(customer, headers):
    assert put(customer, "candidates", {ILSE: in_rest()}, headers=headers).status_code == 400


def test_a_dead_version_is_426(customer):
    headers = {"LinkedIn-Version": "202401"}

    assert put(customer, "candidates", {ILSE: in_rest()}, headers=headers).status_code == 426


def test_a_body_in_the_other_style_is_400(customer):
    entities = {f"externalCandidateId=cand-1&integrationContext={ORGANIZATION}": in_rest()}

    answer = ask(customer, "PUT", "candidates", [ILSE], json={"entities": entities})

    assert answer.status_code == 400


@pytest.mark.parametrize(
    "wrong",
    [
        key(atsCandidateId="cand-1"),
        key(externalCandidateId="cand-1", dataProvider="ATS"),
        key(externalCandidateId="cand-1", id="n-1"),
    ],
)
def test_a_key_of_other_members_is_400(customer, wrong):
    assert put(customer, "candidates", {wrong: in_rest()}).status_code == 400


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        (candidate(), "/atsCreatedAt :: unrecognized"),
        (without(in_rest(), "externalCreatedAt"), "/externalCreatedAt :: field is required"),
        (
            in_rest(externalLastModifiedAt=NOW_MS - 1),
            "/externalLastModifiedAt :: is earlier than externalCreatedAt",
        ),
    ],
)
def test_refusals_speak_of_the_names_of_this_generation(customer, fields, path):
    refused = sole(put(customer, "candidates", {ILSE: fields}))

    assert (refused["in"], refused["status"]) == ("errors", 422)
    assert path in refused["message"]


def test_there_is_no_partial_update_of_candidates(applied):
    patch = {"patch": {"$set": {"firstName": "Ilse"}}}

    answer = ask(
        applied, "POST", "candidates", [ILSE], json={"entities": {ILSE: patch}},
        headers={"x-restli-method": "batch_partial_update"},
    )  # fmt: skip

    assert answer.status_code == 403


def test_notes_of_many_applications_go_in_one_call(applied):
    second = key(atsJobApplicationId="appl-2")
    put(applied, "atsApplications", {second: application()})
    notes = {
        key(externalJobApplicationId=whose, externalNoteId=f"n-{whose}"): {
            "note": "Invite.", "externalCreatedAt": NOW_MS,
        }
        for whose in ("appl-1", "appl-2", "appl-9")
    }  # fmt: skip

    answer = put(applied, "applicationNotes", notes).json()

    assert [one["status"] for one in answer["results"].values()] == [204, 204]
    assert [one["status"] for one in answer["errors"].values()] == [404]
    path = f"atsApplications/{application_key('appl-2')}/notes"
    assert sole(applied.get(path, ["n-appl-2"]))["atsCreatedAt"] == NOW_MS


def test_a_stage_of_either_generation_is_the_same_entry(applied):
    entry = key(jobApplicationId="appl-1", jobApplicationStageId="s-1")
    value = {"stage": "Screen", "atsCreatedAt": NOW_MS, "integrationContext": ORGANIZATION}

    assert sole(put(applied, "applicationStage", {entry: value}))["status"] == 204

    path = f"atsApplications/{application_key('appl-1')}/stages"
    assert sole(applied.get(path, ["s-1"]))["stage"] == "Screen"
    assert sole(ask(applied, "DELETE", "applicationStage", [entry]))["status"] == 204
    assert sole(applied.get(path, ["s-1"]))["status"] == 404
    assert applied.linkedin.findings() == []


def test_a_stage_that_does_not_repeat_its_organization_is_a_finding(applied):
    entry = key(jobApplicationId="appl-1", jobApplicationStageId="s-1")

    put(applied, "applicationStage", {entry: {"stage": "Screen", "atsCreatedAt": NOW_MS}})

    assert applied.linkedin.findings() == ["a value does not repeat integrationContext"]


def test_feedback_and_notes_of_people_have_their_resources(applied):
    given = key(externalJobApplicationId="appl-1", externalInterviewFeedbackId="f-1")
    note = key(externalCandidateId="cand-1", externalNoteId="n-1")

    assert sole(put(applied, "applicationInterviewFeedbacks", {given: {"feedback": "Calm."}}))
    assert sole(put(applied, "candidateNotes", {note: {"note": "Nights."}}))["status"] == 204

    below = f"atsApplications/{application_key('appl-1')}/interviewFeedback"
    assert sole(applied.get(below, ["f-1"]))["feedback"] == "Calm."
    below = f"atsCandidates/{candidate_key('cand-1')}/notes"
    assert sole(applied.get(below, ["n-1"]))["note"] == "Nights."


def test_a_configuration_is_written_and_read_but_not_deleted(customer):
    parts = {"integrationType": "ONE_CLICK_EXPORT", "tenantType": "RECRUITER"}
    one = key(**parts, configurationKey="CALLBACK_URL")
    value = {"configurationValue": {"string": "https://ats.example/linkedin/callback/1/"}}

    assert sole(put(customer, "integrationConfigurations", {one: value}))["status"] == 204
    read = sole(ask(customer, "GET", "integrationConfigurations", [one]))
    assert read["configurationValue"] == value["configurationValue"]
    assert ask(customer, "DELETE", "integrationConfigurations", [one]).status_code == 403

    older = f"atsIntegrations/{integration_key('ONE_CLICK_EXPORT', ORGANIZATION)}/configurations"
    assert sole(customer.get(older, ["CALLBACK_URL"]))["configurationValue"]
    shown = sole(ask(customer, "GET", "integrations", [key(**parts)]))
    assert shown["status"] == "ENABLED"
    assert "dataProvider" not in shown
