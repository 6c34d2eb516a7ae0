"""What the certification report shows of a call: its shape, and of ids and people nothing."""

import json

from linkedin_rsc.certify.masking import MAX_CHARACTERS, shown
from linkedin_rsc.client.overheard import Exchange

KEY = (
    "atsCandidateId=abcDEFghiJKLmnop&dataProvider=ATS"
    "&integrationContext=urn%3Ali%3Aorganization%3A9"
)


def call(**fields: object) -> dict:
    whole = {
        "method": "PUT",
        "url": "https://x.example/v2/a",
        "body": "",
        "status": 200,
        "answer": "",
    }
    return shown(Exchange(**{**whole, **fields}))


def test_parameters_and_constants_stay_and_values_go():
    url = "https://x.example/v2/atsCandidates?ids[0].atsCandidateId=abcDEF&ids[0].dataProvider=ATS"

    assert call(url=url)["request"] == (
        "PUT /v2/atsCandidates?ids[0].atsCandidateId=…&ids[0].dataProvider=ATS"
    )


def test_a_key_in_the_path_keeps_the_kind_of_its_urn():
    assert call(url=f"https://x.example/v2/atsApplications/{KEY}/notes")["request"] == (
        "PUT /v2/atsApplications/"
        "atsCandidateId=…&dataProvider=ATS&integrationContext=urn:li:organization:…/notes"
    )


def test_people_and_ids_of_a_batch_are_gone():
    body = {"entities": {"abcDEFghiJKLmnop": {"firstName": "Ilse", "doNotContact": False,
                                              "emailAddresses": ["ilse@example.org"],
                                              "atsCreatedAt": 1_700_000_000_000}}}  # fmt: skip

    assert json.loads(call(body=json.dumps(body))["body"]) == {
        "entities": {"…": {"firstName": "…", "doNotContact": False, "emailAddresses": ["…"],
                           "atsCreatedAt": "…"}}
    }  # fmt: skip


def test_a_form_loses_its_secrets():
    form = "grant_type=client_credentials&client_id=me&client_secret=hush"

    assert call(body=form)["body"] == "grant_type=client_credentials&client_id=…&client_secret=…"


def test_what_is_no_json_is_not_shown():
    assert call(answer="<p>Ilse Marbach</p>")["answer"] == "…"


def test_a_long_body_is_cut():
    body = json.dumps({"entities": [{"title": "x"} for _number in range(1000)]})

    assert len(call(body=body)["body"]) == MAX_CHARACTERS + 2
