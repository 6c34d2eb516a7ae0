"""Records in the versioned API: paths, keys of protocol 2.0.0, names and headers."""

import pytest

from linkedin_rsc.client.generations import Generation
from linkedin_rsc.client.resources import (
    IntegrationKey,
    attach_members,
    delete_application_notes,
    delete_configuration,
    exported_candidates,
    list_seats,
    matched_members,
    name_integrations,
    put_application_notes,
    put_applications,
    put_candidates,
    put_stages,
    write_configuration,
)
from linkedin_rsc.client.transport import Transport
from tests.linkedin_rsc.own_token import OwnToken

from ..conftest import API_URL, CREDENTIALS, ORGANIZATION, WWW_URL

CONTEXT = "integrationContext:urn%3Ali%3Aorganization%3A9100321"
ILSE = f"(externalCandidateId:cand-881,{CONTEXT})"
WRITTEN, CHANGED = 1731586400000, 1731670000000
CSA = IntegrationKey("urn:li:contract:550017", "CSA_API")


def written_otherwise(key: str) -> str:
    """Give the key as LinkedIn's own samples print it: with `$params`, another order and case."""
    first, _, rest = key.strip("()").partition(",")
    return f"($params:(),{rest},{first})".replace("%3A", "%3a")


def test_a_candidate_is_put_under_its_new_names(wire, versioned):
    wire.answers_in_rest(
        "PUT", "candidates", json={"results": {written_otherwise(ILSE): {"status": 204}}}
    )
    fields = {"firstName": "Ilse", "atsCreatedAt": WRITTEN, "atsLastModifiedAt": CHANGED}

    answers = put_candidates(versioned, ORGANIZATION, {"cand-881": fields})

    assert answers["cand-881"].is_accepted
    told = {"firstName": "Ilse", "externalCreatedAt": WRITTEN, "externalLastModifiedAt": CHANGED}
    assert wire.sent == {"entities": {ILSE: told}}
    assert wire.api_request.url.endswith(f"/rest/candidates?ids=List({ILSE})")
    headers = wire.api_request.headers
    assert headers["LinkedIn-Version"] == "202604"
    assert headers["X-RestLi-Protocol-Version"] == "2.0.0"
    assert headers["X-RestLi-Method"] == "batch_update"


def test_an_id_with_any_character_stays_one_value_of_its_key(wire, versioned):
    our_id = "a(b),c:d'e&f"
    key = ILSE.replace("cand-881", "a%28b%29%2Cc%3Ad%27e%26f")
    wire.answers_in_rest("PUT", "candidates", json={"results": {key: {"status": 204}}})

    assert put_candidates(versioned, ORGANIZATION, {our_id: {}})[our_id].is_accepted
    assert list(wire.sent["entities"]) == [key]


def test_applications_keep_their_prefix_and_names(wire, versioned):
    key = f"(atsJobApplicationId:appl-1,{CONTEXT})"
    wire.answers_in_rest("PUT", "atsApplications", json={"results": {key: {"status": 204}}})

    answers = put_applications(versioned, ORGANIZATION, {"appl-1": {"atsCreatedAt": WRITTEN}})

    assert answers["appl-1"].is_accepted
    assert wire.sent == {"entities": {key: {"atsCreatedAt": WRITTEN}}}


def note_key(note: str, application: str) -> str:
    return f"(externalJobApplicationId:{application},{CONTEXT},externalNoteId:{note})"


def test_notes_of_many_applications_share_a_call(wire, versioned):
    keys = [note_key("n-1", "appl-1"), note_key("n-2", "appl-2")]
    answer = {"results": {keys[0]: {"status": 204}}, "errors": {keys[1]: {"status": 404}}}
    wire.answers_in_rest("PUT", "applicationNotes", json=answer)
    notes = {"n-1": {"note": "Hi", "atsCreatedAt": WRITTEN}, "n-2": {"note": "Ho"}}

    answers = put_application_notes(
        versioned, ORGANIZATION, {"n-1": "appl-1", "n-2": "appl-2"}, notes
    )

    assert [answers[one].status for one in notes] == [204, 404]
    assert wire.sent["entities"] == {
        keys[0]: {"note": "Hi", "externalCreatedAt": WRITTEN},
        keys[1]: {"note": "Ho"},
    }


def test_notes_are_deleted_by_their_whole_key(wire, versioned):
    key = note_key("n-1", "appl-1")
    wire.answers_in_rest("DELETE", "applicationNotes", json={"results": {key: {"status": 204}}})

    answers = delete_application_notes(versioned, ORGANIZATION, "appl-1", ["n-1"])

    assert answers["n-1"].is_accepted
    assert wire.api_request.url.endswith(f"applicationNotes?ids=List({key})")


def test_a_stage_names_the_organization_once_more(wire, versioned):
    wire.answers_in_rest("PUT", "applicationStage", json={})

    put_stages(versioned, ORGANIZATION, "appl-1", {"s-1": {"stage": "Screen"}})

    [(key, told)] = wire.sent["entities"].items()
    assert key == f"(jobApplicationId:appl-1,{CONTEXT},jobApplicationStageId:s-1)"
    assert told == {"stage": "Screen", "integrationContext": ORGANIZATION}


def test_a_full_batch_is_tunnelled_with_its_headers(wire, versioned):
    wire.answers_in_rest("POST", "candidates", json={})

    put_candidates(versioned, ORGANIZATION, {f"cand-{n}": {} for n in range(100)})

    headers = wire.api_request.headers
    assert headers["X-HTTP-Method-Override"] == "PUT"
    assert headers["LinkedIn-Version"] == "202604"
    assert headers["X-RestLi-Protocol-Version"] == "2.0.0"


def test_members_are_attached_in_v2_and_read_in_rest(wire, versioned):
    wire.answers("POST", "atsCandidates", json={})
    wire.answers_in_rest(
        "GET", "candidates", json={"results": {ILSE: {"manualMatchedMember": "urn:li:person:a"}}}
    )

    attach_members(versioned, ORGANIZATION, {"cand-881": "urn:li:person:a"})
    found = matched_members(versioned, ORGANIZATION, ["cand-881"])

    assert found["cand-881"].manual == "urn:li:person:a"
    first, second = wire.api_requests
    assert "LinkedIn-Version" not in first.headers
    assert second.headers["LinkedIn-Version"] == "202604"


def test_integrations_lose_who_provides_the_data(wire, versioned):
    key = "(integrationContext:urn%3Ali%3Acontract%3A550017,integrationType:CSA_API"
    wire.answers_in_rest(
        "POST", "integrations", json={"results": {f"{key},tenantType:RECRUITER)": {"status": 204}}}
    )

    assert name_integrations(versioned, {CSA: "Tandem"})[CSA].is_accepted


def test_a_configuration_is_written_in_rest_and_deleted_in_v2(wire, versioned):
    key = (
        "(integrationContext:urn%3Ali%3Acontract%3A550017,integrationType:CSA_API"
        ",tenantType:RECRUITER,configurationKey:CALLBACK_URL)"
    )
    wire.answers_in_rest(
        "PUT", "integrationConfigurations", json={"results": {key: {"status": 204}}}
    )
    old = (
        "atsIntegrations/integrationContext=urn:li:contract:550017&integrationType=CSA_API"
        "&tenantType=RECRUITER&dataProvider=ATS/configurations"
    )
    wire.answers("DELETE", old, json={"results": {"CALLBACK_URL": {"status": 204}}})

    write_configuration(versioned, CSA, "CALLBACK_URL", "https://a.example/")
    delete_configuration(versioned, CSA, "CALLBACK_URL")

    assert len(wire.api_requests) == 2


def test_finders_escape_what_the_protocol_reserves(wire, versioned):
    wire.answers_in_rest("GET", "exportedCandidates", json={"elements": [{"n": 1}]})
    wire.answers_in_rest("GET", "seatsV2", json={"elements": []})

    assert exported_candidates(versioned, "a:b(c)") == [{"n": 1}]
    assert list_seats(versioned, "urn:li:contract:1", start=0).is_last

    first, second = wire.api_requests
    assert first.url.endswith("?q=request&requestId=a%3Ab%28c%29")
    assert "contracts=List(urn%3Ali%3Acontract%3A1)" in second.url


@pytest.mark.parametrize(("name", "root"), [("applicationStage", "v2"), ("candidates", "rest")])
def test_what_is_kept_in_v2_goes_there(wire, name, root):
    wire.hand_out_token()
    generation = Generation("202604", frozenset({name}))
    transport = Transport(
        api_url=API_URL, token=OwnToken(WWW_URL, CREDENTIALS), generation=generation
    )
    below = (
        f"atsApplications/atsJobApplicationId=a&dataProvider=ATS&integrationContext={ORGANIZATION}"
    )
    paths = {"v2": f"v2/{below}/stages", "rest": "rest/applicationStage"}
    wire.add("PUT", f"{API_URL}/{paths[root]}", json={})

    put_stages(transport, ORGANIZATION, "a", {"s": {}})

    assert f"/{root}/" in wire.api_request.url
