"""Files of applications: where to send them, their bytes, attaching them (versioned-api 5.7)."""

import hashlib

import pytest
import requests

from tests.linkedin_sandbox.customer import (
    CONTRACT,
    NOW_MS,
    ORGANIZATION,
    application,
    application_key,
    candidate,
    candidate_key,
    job,
    sole,
)

RESUMES = f"atsApplications/{application_key('appl-1')}/resumes"
REST_KEY = (
    "(attachmentType:RESUME,externalAttachmentId:docu-1,externalReferenceEntityId:appl-1"
    ",externalReferenceEntityType:APPLICATION"
    ",integrationContext:urn%3Ali%3Aorganization%3A9100321)"
)
PDF = b"%PDF-1.7 Ilse"


@pytest.fixture
def applied(customer):
    """A customer whose job has one applicant."""
    customer.submit(job())
    customer.put("atsCandidates", {candidate_key("cand-1"): candidate()})
    customer.put("atsApplications", {application_key("appl-1"): application()})
    return customer


def wanted(**changes):
    return {
        "fileName": "Ilse.pdf",
        "contentType": "application/pdf",
        "hiringContext": CONTRACT,
        "blobTtl": {"duration": 72, "unit": "HOUR"},
        "usageParameters": {"recruiterSystemConnectResumeParameters": {}},
        **changes,
    }


def address(caller, **changes):
    return caller.call("POST", "hireMediaUrl", json=wanted(**changes))


def send(url, content=PDF, method="PUT", **headers):
    named = {"Content-Type": "application/pdf", **headers}
    return requests.request(method, url, data=content, headers=named, timeout=20)


def brought(caller) -> str:
    answer = address(caller).json()
    assert send(answer["uploadUrl"]).status_code == 201
    return answer["resumeUrn"]


def resume(media, **changes):
    words = {"fileName": "Ilse.pdf", "fileType": "PDF", "atsCreatedAt": NOW_MS}
    return {**words, "resumeUrn": media, **changes}


def attached(linkedin):
    return {one["external_id"]: one["attachments"] for one in linkedin.state()["applications"]}


def test_a_file_is_brought_and_attached(linkedin, applied):
    media = brought(applied)

    assert sole(applied.put(RESUMES, {"docu-1": resume(media)}))["status"] == 204

    assert attached(linkedin) == {"appl-1": {"docu-1": resume(media)}}
    [kept] = linkedin.state()["media"]
    assert (kept["size"], kept["sha256"]) == (len(PDF), hashlib.sha256(PDF).hexdigest())


def versioned(caller, method, key=REST_KEY, **body):
    headers = {
        **caller.headers,
        "LinkedIn-Version": "202604",
        "X-RestLi-Protocol-Version": "2.0.0",
        "X-RestLi-Method": f"batch_{method}",
    }
    verb = {"update": "PUT", "delete": "DELETE"}[method]
    url = f"{caller.linkedin.url}/rest/attachments?ids=List({key})"
    return requests.request(verb, url, headers=headers, timeout=20, **body)


def test_the_versioned_api_has_the_same_file_under_other_names(linkedin, applied):
    media = brought(applied)
    words = {"externalFileName": "Ilse.pdf", "fileType": "PDF", "externalCreatedAt": NOW_MS}
    entity = {**words, "mediaUrn": media}

    answer = versioned(applied, "update", json={"entities": {REST_KEY: entity}})

    assert answer.json()["results"] == {REST_KEY: {"status": 204}}
    assert attached(linkedin) == {"appl-1": {"docu-1": resume(media)}}
    assert versioned(applied, "delete").json()["results"] == {REST_KEY: {"status": 204}}
    assert attached(linkedin) == {"appl-1": {}}


def test_a_key_of_another_kind_of_file_is_refused(applied):
    other = REST_KEY.replace("RESUME", "COVER_LETTER")

    answer = versioned(applied, "update", other, json={"entities": {other: {}}})

    assert answer.status_code == 400
    assert "attachmentType must be RESUME" in answer.text


def test_it_is_deleted_and_then_unknown(linkedin, applied):
    applied.put(RESUMES, {"docu-1": resume(brought(applied))})

    assert sole(applied.delete(RESUMES, ["docu-1"]))["status"] == 204
    assert sole(applied.delete(RESUMES, ["docu-1"]))["status"] == 404
    assert attached(linkedin) == {"appl-1": {}}


def test_an_application_that_goes_before_its_files_is_a_finding(linkedin, applied):
    applied.put(RESUMES, {"docu-1": resume(brought(applied))})

    applied.delete("atsApplications", [application_key("appl-1")])

    assert linkedin.findings() == ["an application was deleted before its attachments"]


def test_an_application_must_be_known(customer):
    answer = sole(customer.put(RESUMES, {"docu-1": resume(brought(customer))}))

    assert answer["status"] == 404


def test_what_was_not_uploaded_cannot_be_attached(applied):
    media = address(applied).json()["resumeUrn"]

    for name in (media, "urn:li:ambryBlob:made-up"):
        answer = sole(applied.put(RESUMES, {"docu-1": resume(name)}))
        assert (answer["status"], "names no file" in answer["message"]) == (422, True)


def test_what_is_never_attached_is_forgotten_in_the_end(linkedin, applied):
    url = address(applied).json()
    send(url["uploadUrl"])
    linkedin.advance_clock(73 * 3600)
    applied.sign_in()

    answer = sole(applied.put(RESUMES, {"docu-1": resume(url["resumeUrn"])}))

    assert answer["status"] == 422
    assert send(url["uploadUrl"]).status_code == 403


def test_the_type_must_be_that_of_the_file(applied):
    answer = sole(applied.put(RESUMES, {"docu-1": resume(brought(applied), fileType="DOCX")}))

    assert answer["status"] == 422


@pytest.mark.parametrize(
    "changes",
    [
        {"contentType": "image/png"},
        {"fileName": ""},
        {"usageParameters": {"tcrmResumeParameters": {}}},
        {"blobTtl": {"duration": 72, "unit": "EON"}},
        {"hiringContext": ORGANIZATION},
    ],
)
def test_an_address_is_asked_for_by_the_rules(customer, changes):
    assert address(customer, **changes).status_code in {400, 422}


def test_an_address_is_for_a_contract_of_ones_own(customer):
    answer = address(customer, hiringContext="urn:li:contract:990099")

    assert answer.status_code == 403


def test_without_a_time_files_are_kept_as_long_as_others(customer):
    body = {name: value for name, value in wanted().items() if name != "blobTtl"}

    assert customer.call("POST", "hireMediaUrl", json=body).status_code == 200


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"content": b""}, 413),
        ({"content": b"x" * (10 * 1024 * 1024 + 1)}, 413),
        ({"Content-Type": "text/plain"}, 415),
        ({"method": "DELETE"}, 405),
        ({"Authorization": "Bearer made-up"}, 401),
        ({"method": "POST"}, 201),
    ],
)
def test_bytes_are_taken_by_the_rules(customer, sent, status):
    url = address(customer).json()["uploadUrl"]

    assert send(url, **sent).status_code == status


def test_an_address_nobody_was_told_takes_nothing(linkedin):
    assert send(f"{linkedin.url}/dms-uploads/made-up").status_code == 403


def test_eleven_files_are_too_many(applied):
    media = brought(applied)
    files = {f"docu-{number}": resume(media) for number in range(11)}

    answer = applied.put(RESUMES, files)

    assert answer.status_code == 400
    assert "at most 10" in answer.text


def test_taking_bytes_can_be_made_to_fail(linkedin, customer):
    url = address(customer).json()["uploadUrl"]
    linkedin.fail_next("dms-uploads", 500)
    linkedin.fail_next("dms-uploads", 504, takes_effect=True)

    assert [send(url).status_code for _ in range(3)] == [500, 504, 201]


def test_the_log_keeps_how_long_a_file_was_and_not_the_file(linkedin, customer):
    send(address(customer).json()["uploadUrl"])

    [kept] = linkedin.requests(resource="dms-uploads")

    assert kept["body"] == f"(a file of {len(PDF)} bytes)"
