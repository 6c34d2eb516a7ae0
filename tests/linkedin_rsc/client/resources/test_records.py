"""Candidates, applications and stages: what goes out, and whose answer is whose."""

import json
from email import message_from_bytes
from urllib.parse import parse_qsl

import pytest

from linkedin_rsc.client.resources import (
    MemberMatches,
    attach_members,
    delete_applications,
    delete_candidates,
    delete_stages,
    detach_members,
    matched_members,
    put_applications,
    put_candidates,
    put_stages,
)
from linkedin_rsc.client.restli import parse_key

from ..conftest import ORGANIZATION

ILSE = "urn:li:person:xY12abCdEf"


def candidate_key(our_id: str) -> str:
    """Write a key as LinkedIn may: other order, escaped."""
    context = ORGANIZATION.replace(":", "%3A")
    return f"integrationContext={context}&dataProvider=ATS&atsCandidateId={our_id}"


def accepted(*ids: str) -> dict:
    return {"results": {candidate_key(our_id): {"status": 204} for our_id in ids}, "errors": {}}


# -- Candidates ---------------------------------------------------------------------------------


def test_candidates_are_put_whole_under_their_key(wire, transport):
    wire.answers("PUT", "atsCandidates", json=accepted("cand-881"))
    ilse = {"firstName": "Ilse", "lastName": "Marbach", "addresses": []}

    answers = put_candidates(transport, ORGANIZATION, {"cand-881": ilse})

    assert answers["cand-881"].is_accepted
    assert wire.sent == {
        "entities": {
            "atsCandidateId=cand-881&dataProvider=ATS"
            "&integrationContext=urn:li:organization:9100321": ilse
        }
    }
    assert wire.api_request.headers["X-RestLi-Method"] == "batch_update"
    assert wire.api_request.params == {
        "ids[0].atsCandidateId": "cand-881",
        "ids[0].dataProvider": "ATS",
        "ids[0].integrationContext": ORGANIZATION,
    }


def test_each_candidate_of_a_batch_gets_its_own_answer(wire, transport):
    answer = accepted("cand-1")
    answer["errors"] = {candidate_key("cand-2"): {"status": 422, "message": "/lastName"}}
    answer["results"][candidate_key("cand-3")] = {"status": 404}
    wire.answers("PUT", "atsCandidates", json=answer)

    answers = put_candidates(transport, ORGANIZATION, {f"cand-{n}": {} for n in range(1, 5)})

    assert {our_id: found.status for our_id, found in answers.items()} == {
        "cand-1": 204,
        "cand-2": 422,
        "cand-3": 404,
        "cand-4": None,
    }
    assert answers["cand-2"].message == "/lastName"


def test_a_record_of_another_organization_is_not_our_answer(wire, transport):
    key = candidate_key("cand-1").replace("9100321", "9100322")
    wire.answers("PUT", "atsCandidates", json={"results": {key: {"status": 204}}})

    assert put_candidates(transport, ORGANIZATION, {"cand-1": {}})["cand-1"].status is None


def test_a_full_batch_is_tunnelled_and_names_the_same_set_twice(wire, transport):
    ids = [f"cand-{number:05}" for number in range(100)]
    wire.answers("POST", "atsCandidates", json=accepted(*ids))

    answers = put_candidates(transport, ORGANIZATION, {our_id: {"n": our_id} for our_id in ids})

    request = wire.api_request
    head = f"Content-Type: {request.headers['Content-Type']}\r\n\r\n".encode()
    form, document = message_from_bytes(head + request.body).get_payload()
    asked = [value for name, value in parse_qsl(form.get_payload()) if "atsCandidateId" in name]
    entities = json.loads(document.get_payload())["entities"]
    assert asked == ids
    assert [dict(parse_key(key))["atsCandidateId"] for key in entities] == ids
    assert [entity["n"] for entity in entities.values()] == ids
    assert all(answer.is_accepted for answer in answers.values())


def test_an_id_with_any_character_finds_its_answer(wire, transport):
    our_id = "a/b?c#d&e=f%g h+ü"
    wire.answers(
        "PUT",
        "atsCandidates",
        json=accepted("a%2Fb%3Fc%23d%26e%3Df%25g%20h%2B%C3%BC"),
    )

    assert put_candidates(transport, ORGANIZATION, {our_id: {}})[our_id].is_accepted
    assert wire.api_request.params["ids[0].atsCandidateId"] == our_id


def test_members_are_attached_by_a_patch(wire, transport):
    wire.answers("POST", "atsCandidates", json=accepted("cand-881"))

    answers = attach_members(transport, ORGANIZATION, {"cand-881": ILSE})

    assert answers["cand-881"].is_accepted
    [patch] = wire.sent["entities"].values()
    assert patch == {"patch": {"$set": {"manualMatchedMember": ILSE}}}
    assert wire.api_request.headers["X-RestLi-Method"] == "batch_partial_update"


def test_members_are_detached_by_a_patch(wire, transport):
    wire.answers("POST", "atsCandidates", json=accepted("cand-881"))

    answers = detach_members(transport, ORGANIZATION, ["cand-881"])

    assert answers["cand-881"].is_accepted
    [patch] = wire.sent["entities"].values()
    assert patch == {"patch": {"$delete": ["manualMatchedMember"]}}


def test_matches_are_read_and_unknown_candidates_left_out(wire, transport):
    both = {"matchedMembers": [ILSE], "manualMatchedMember": ILSE}
    wire.answers(
        "GET",
        "atsCandidates",
        json={
            "results": {candidate_key("cand-1"): both, candidate_key("cand-2"): {}},
            "errors": {candidate_key("cand-3"): {"status": 404}},
        },
    )

    found = matched_members(transport, ORGANIZATION, ["cand-1", "cand-2", "cand-3"])

    assert found == {
        "cand-1": MemberMatches(matched=(ILSE,), manual=ILSE),
        "cand-2": MemberMatches(matched=(), manual=None),
    }
    assert wire.api_request.params["fields"] == "matchedMembers,manualMatchedMember"


@pytest.mark.parametrize(
    ("matched", "manual", "member"),
    [
        ((), None, None),
        ((ILSE,), None, ILSE),
        ((ILSE, "urn:li:person:other"), None, None),
        (("urn:li:person:other",), ILSE, ILSE),
    ],
)
def test_a_persons_choice_outweighs_matching_and_a_tie_decides_nothing(matched, manual, member):
    assert MemberMatches(matched, manual).member == member


@pytest.mark.parametrize("ids", [[], [f"cand-{number}" for number in range(101)]])
def test_matches_are_asked_for_a_batch_only(silent, ids):
    with pytest.raises(ValueError, match="1 to 100 records"):
        matched_members(None, ORGANIZATION, ids)


# -- Applications and stages --------------------------------------------------------------------


def test_applications_are_put_under_their_own_key(wire, transport):
    key = f"atsJobApplicationId=appl-3307&dataProvider=ATS&integrationContext={ORGANIZATION}"
    wire.answers("PUT", "atsApplications", json={"results": {key: {"status": 204}}})

    answers = put_applications(transport, ORGANIZATION, {"appl-3307": {"firstName": "Ilse"}})

    assert answers["appl-3307"].is_accepted
    assert wire.sent == {"entities": {key: {"firstName": "Ilse"}}}
    assert wire.api_request.params["ids[0].atsJobApplicationId"] == "appl-3307"


def test_stages_are_put_below_their_application(wire, transport):
    key = f"atsJobApplicationId=appl-3307&dataProvider=ATS&integrationContext={ORGANIZATION}"
    wire.answers(
        "PUT",
        f"atsApplications/{key}/stages",
        json={
            "results": {"stage-1": {"status": 204}},
            "errors": {"stage-2": {"status": 422, "message": "/stage"}},
        },
    )
    stages = {
        "stage-1": {"atsCreatedAt": 1731586400000, "stage": "New"},
        "stage-2": {"atsCreatedAt": 1731670000000, "stage": ""},
    }

    answers = put_stages(transport, ORGANIZATION, "appl-3307", stages)

    assert answers["stage-1"].is_accepted
    assert (answers["stage-2"].status, answers["stage-2"].message) == (422, "/stage")
    assert wire.sent == {"entities": stages}
    assert wire.api_request.params == {"ids": ["stage-1", "stage-2"]}


def test_a_parent_id_cannot_break_out_of_its_path(wire, transport):
    wire.answers(
        "PUT",
        "atsApplications/atsJobApplicationId=a%2F..%2F%3Fb&dataProvider=ATS"
        f"&integrationContext={ORGANIZATION}/stages",
        json={"results": {"s": {"status": 204}}},
    )

    assert put_stages(transport, ORGANIZATION, "a/../?b", {"s": {}})["s"].is_accepted


# -- Deletes ------------------------------------------------------------------------------------


def test_deleted_candidates_are_answered_one_by_one(wire, transport):
    answer = accepted("cand-1")
    answer["errors"] = {candidate_key("cand-2"): {"status": 404, "message": "Unknown"}}
    wire.answers("DELETE", "atsCandidates", json=answer)

    answers = delete_candidates(transport, ORGANIZATION, ["cand-1", "cand-2", "cand-3"])

    assert {our_id: found.status for our_id, found in answers.items()} == {
        "cand-1": 204, "cand-2": 404, "cand-3": None,
    }  # fmt: skip
    assert wire.api_request.params["ids[2].atsCandidateId"] == "cand-3"
    assert wire.api_request.body is None


def test_a_full_batch_of_deletes_is_tunnelled_as_a_form(wire, transport):
    wire.answers("POST", "atsApplications", json={})
    ids = [f"appl-{number}" for number in range(100)]

    delete_applications(transport, ORGANIZATION, ids)

    request = wire.api_request
    assert request.headers["X-HTTP-Method-Override"] == "DELETE"
    assert request.headers["Content-Type"] == "application/x-www-form-urlencoded"
    sent = dict(parse_qsl(request.body.decode()))
    assert [sent[f"ids[{number}].atsJobApplicationId"] for number in range(100)] == ids


def test_stages_are_deleted_below_their_application(wire, transport):
    key = f"atsJobApplicationId=appl-1&dataProvider=ATS&integrationContext={ORGANIZATION}"
    answer = {"results": {"step-1": {"status": 204}}}
    wire.answers("DELETE", f"atsApplications/{key}/stages", json=answer)

    answers = delete_stages(transport, ORGANIZATION, "appl-1", ["step-1"])

    assert answers["step-1"].is_accepted
    assert wire.api_request.params == {"ids": "step-1"}


@pytest.mark.parametrize("ids", [[], [f"cand-{number}" for number in range(101)]])
def test_deletes_are_asked_for_a_batch_only(silent, ids):
    with pytest.raises(ValueError, match="1 to 100"):
        delete_candidates(silent, ORGANIZATION, ids)
