"""Files of applications: where LinkedIn wants them, their bytes, and what they are attached to."""

import io
import json

import pytest
import requests

from linkedin_rsc.client.auth import Credentials
from linkedin_rsc.client.errors import Misdirected, Rejected, Undelivered, Unreachable
from linkedin_rsc.client.overheard import note, overhear
from linkedin_rsc.client.resources import (
    File,
    delete_attachments,
    put_attachments,
    upload_file,
)
from linkedin_rsc.client.transport import Transport
from linkedin_rsc.client.uploads import Uploads
from tests.linkedin_rsc.own_token import OwnToken

from ..conftest import API_URL, ORGANIZATION, WWW_URL

CONTRACT = "urn:li:contract:550017"
MEDIA = "urn:li:ambryBlob:1"
CONTEXT = "integrationContext:urn%3Ali%3Aorganization%3A9100321"
OF_V2 = "atsJobApplicationId=appl-1&dataProvider=ATS&integrationContext=urn:li:organization:9100321"
WRITTEN = 1731586400000
WORDS = {"fileName": "Ilse.pdf", "fileType": "PDF", "createdAt": WRITTEN, "media": MEDIA}


def key(attachment: str, application: str) -> str:
    return (
        f"(externalReferenceEntityId:{application},externalReferenceEntityType:APPLICATION"
        f",externalAttachmentId:{attachment},attachmentType:RESUME,{CONTEXT})"
    )


def resume(content: bytes = b"%PDF-1.7 Ilse") -> File:
    return File("Ilse.pdf", "application/pdf", lambda: io.BytesIO(content))


def names_address(wire, url: str = f"{API_URL}/dms-uploads/1", **more: object) -> str:
    wire.answers("POST", "hireMediaUrl", json={"uploadUrl": url, "resumeUrn": MEDIA, **more})
    return url


def test_a_file_goes_to_the_address_linkedin_names(wire, transport):
    url = names_address(wire)
    sent = []
    wire.add_callback("PUT", url, lambda request: sent.append(request.body) or (201, {}, ""))

    assert upload_file(transport, CONTRACT, resume()) == MEDIA

    _, asked, put = wire.requests
    assert json.loads(asked.body) == {
        "fileName": "Ilse.pdf",
        "contentType": "application/pdf",
        "hiringContext": CONTRACT,
        "blobTtl": {"duration": 72, "unit": "HOUR"},
        "usageParameters": {"recruiterSystemConnectResumeParameters": {}},
    }
    assert sent == [b"%PDF-1.7 Ilse"]
    assert put.headers["Content-Type"] == "application/pdf"
    assert put.headers["Content-Length"] == "13"
    assert put.headers["Authorization"].startswith("Bearer ")


def test_an_answer_in_a_value_and_under_other_names_is_understood(wire, transport):
    url = f"{API_URL}/dms-uploads/2"
    answer = {"value": {"url": url, "mediaUrn": "urn:li:media:2"}}
    wire.answers("POST", "hireMediaUrl", json=answer)
    wire.put(url, body="<html>")

    assert upload_file(transport, CONTRACT, resume()) == "urn:li:media:2"


@pytest.mark.parametrize("answer", [{}, {"uploadUrl": f"{API_URL}/1"}, {"uploadUrl": 7}])
def test_an_answer_without_address_or_name_counts_as_none(wire, transport, answer):
    wire.answers("POST", "hireMediaUrl", json=answer)

    with pytest.raises(Unreachable, match="lacks"):
        upload_file(transport, CONTRACT, resume())


@pytest.mark.parametrize(
    "url",
    [
        "https://elsewhere.test/1",
        "http://api.linkedin.test/1",
        "https://api.linkedin.test:8443/1",
        "https://api.linkedin.test.elsewhere.test/1",
        "https://api.linkedin.test@elsewhere.test/1",
        "https://me@api.linkedin.test/1",
        "https://api.linkedin.test:port/1",
        "file:///etc/passwd",
        "//api.linkedin.test/1",
    ],
)
def test_a_file_goes_to_no_host_that_was_not_configured(wire, transport, url):
    names_address(wire, url)

    with pytest.raises(Misdirected, match="LINKEDIN_UPLOAD_ORIGINS"):
        upload_file(transport, CONTRACT, resume())


def test_another_configured_host_gets_the_file_by_the_verb_wanted_and_never_the_token(wire):
    wire.hand_out_token()
    uploads = Uploads.to([API_URL], ["https://media.test"], "POST")
    token = OwnToken(WWW_URL, Credentials("78demo0042", "secret"))
    transport = Transport(api_url=API_URL, token=token, uploads=uploads)
    wire.post(names_address(wire, "https://media.test:443/1?sig=a"))

    upload_file(transport, CONTRACT, resume())

    assert wire.requests[-1].url.startswith("https://media.test")
    assert "Authorization" not in wire.requests[-1].headers


def test_a_refused_token_costs_a_second_try_with_the_whole_file(wire, transport):
    url, sent = names_address(wire), []

    def answer(request):
        sent.append(request.body)
        return (401 if len(sent) == 1 else 201), {}, ""

    wire.add_callback("PUT", url, answer)

    upload_file(transport, CONTRACT, resume(b"all of it"))

    assert sent == [b"all of it", b"all of it"]


@pytest.mark.parametrize(
    ("status", "error"), [(500, Undelivered), (403, Undelivered), (413, Rejected)]
)
def test_a_refused_file_is_an_error_of_our_tree(wire, transport, status, error):
    wire.put(names_address(wire), status=status)

    with pytest.raises(error) as refusal:
        upload_file(transport, CONTRACT, resume())

    assert refusal.value.status == status


def test_who_listens_hears_of_a_file_without_its_bytes():
    request = requests.Request("PUT", API_URL, data=io.BytesIO(b"%PDF-1.7 Ilse")).prepare()

    response = requests.Response()
    response._content = b""

    with overhear() as heard:
        note(request, response)

    assert [one.body for one in heard] == [""]


def test_files_of_many_applications_share_a_call_in_rest(wire, versioned):
    keys = [key("docu-1", "appl-1"), key("docu-2", "appl-2")]
    wire.answers_in_rest(
        "PUT", "attachments", json={"results": {name: {"status": 204} for name in keys}}
    )

    answers = put_attachments(
        versioned,
        ORGANIZATION,
        {"docu-1": "appl-1", "docu-2": "appl-2"},
        {"docu-1": WORDS, "docu-2": WORDS},
    )

    assert all(answers[one].is_accepted for one in ("docu-1", "docu-2"))
    told = {
        "externalFileName": "Ilse.pdf",
        "fileType": "PDF",
        "externalCreatedAt": WRITTEN,
        "mediaUrn": MEDIA,
    }
    assert wire.sent == {"entities": dict.fromkeys(keys, told)}
    assert wire.api_request.url.endswith(f"attachments?ids=List({','.join(keys)})")


def test_a_file_of_an_application_is_below_it_in_v2(wire, transport):
    path = f"atsApplications/{OF_V2}/resumes"
    wire.answers("PUT", path, json={"results": {"docu-1": {"status": 204}}})

    answers = put_attachments(transport, ORGANIZATION, "appl-1", {"docu-1": WORDS})

    assert answers["docu-1"].is_accepted
    told = {"fileName": "Ilse.pdf", "fileType": "PDF", "atsCreatedAt": WRITTEN, "resumeUrn": MEDIA}
    assert wire.sent == {"entities": {"docu-1": told}}
    assert wire.api_request.url.endswith("/resumes?ids=docu-1")


def test_files_are_deleted_by_our_ids(wire, versioned):
    name = key("docu-1", "appl-1")
    wire.answers_in_rest("DELETE", "attachments", json={"results": {name: {"status": 204}}})

    answers = delete_attachments(versioned, ORGANIZATION, "appl-1", ["docu-1"])

    assert answers["docu-1"].is_accepted
    assert wire.api_request.headers["X-RestLi-Method"] == "batch_delete"


def test_eleven_files_are_more_than_a_call_takes(silent):
    files = {f"docu-{number}": WORDS for number in range(11)}

    with pytest.raises(ValueError, match="1 to 10"):
        put_attachments(silent, ORGANIZATION, "appl-1", files)
